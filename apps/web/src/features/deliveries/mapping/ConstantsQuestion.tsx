import type { DatasetColumn, TableMapping } from "@jianheng/contract";
import { Button, Input, Select } from "antd";
import { useId } from "react";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { useMe } from "../../session/session.ts";
import { columnName } from "./column-name.ts";
import type { TableView } from "./column-lines.ts";
import { FaultLines } from "./FaultLines.tsx";
import { faultsAt, type FaultInHand } from "./faults.ts";

interface ConstantsQuestionProps {
  readonly view: TableView;
  readonly constants: TableMapping["constants"];
  readonly faults: readonly FaultInHand[];
  /** null takes the column away. */
  readonly onConstant: (column: string, text: string | null) => void;
}

/** Columns that the table lacks because they are the same in every row: the required ones are offered. */
export function ConstantsQuestion({ view, constants = {}, faults, onConstant }: ConstantsQuestionProps) {
  const { say, language } = useWords();
  const meant = new Set(view.lines.map(({ column }) => column));
  const key = view.dataset.key;
  // What names a row cannot be the same in every row.
  const possible = view.dataset.columns.filter(({ id }) => !key.includes(id) && !meant.has(id));
  const shown = view.dataset.columns.filter(
    ({ id, required }) => Object.hasOwn(constants, id) || (required === true && possible.some((one) => one.id === id)),
  );
  const others = possible.filter((column) => !shown.includes(column));
  if (shown.length === 0 && others.length === 0) return null;
  return (
    <section className="section">
      <h2>{say(mappingWords.constants)}</h2>
      <p className="small soft">{say(mappingWords.constantsHint)}</p>
      <div className="constants">
        {shown.map((column) => (
          <ConstantField
            key={column.id}
            column={column}
            text={constants[column.id]}
            faults={faultsAt(faults, "constants", { column: column.id })}
            onConstant={onConstant}
          />
        ))}
      </div>
      {others.length > 0 && (
        <Select
          size="small"
          style={{ width: 220 }}
          aria-label={say(mappingWords.constantAdd)}
          placeholder={say(mappingWords.constantAdd)}
          showSearch={{ optionFilterProp: "label" }}
          value={null}
          options={others.map((column) => ({ value: column.id, label: columnName(column, language) }))}
          onChange={(id: string | null) => id !== null && onConstant(id, "")}
        />
      )}
    </section>
  );
}

interface ConstantFieldProps extends Pick<ConstantsQuestionProps, "faults" | "onConstant"> {
  readonly column: DatasetColumn;
  readonly text: string | undefined;
}

function ConstantField({ column, text, faults, onConstant }: ConstantFieldProps) {
  const { say, language } = useWords();
  const id = useId();
  const me = useMe();
  const own = column.id === "officeCode" ? me.office.code : column.id === "officeName" ? me.office.name : undefined;
  const codes = column.open === true ? [] : (column.codes ?? []);
  return (
    <>
      <label htmlFor={id}>{columnName(column, language)}</label>
      <div className="line">
        {codes.length > 0 ? (
          <Select
            id={id}
            style={{ width: 240 }}
            allowClear
            showSearch
            value={text === undefined || text === "" ? null : text}
            options={codes.map((code) => ({ value: code, label: code }))}
            onChange={(chosen: string | null | undefined) => onConstant(column.id, chosen ?? null)}
          />
        ) : (
          <Input
            id={id}
            style={{ width: 240 }}
            maxLength={200}
            value={text ?? ""}
            onChange={(event) =>
              onConstant(column.id, event.target.value === "" && column.required === true ? null : event.target.value)
            }
          />
        )}
        {own !== undefined && text !== own && (
          <Button size="small" onClick={() => onConstant(column.id, own)}>
            {say(mappingWords.constantOwnOffice, { value: own })}
          </Button>
        )}
        {text !== undefined && (
          <Button size="small" type="text" onClick={() => onConstant(column.id, null)}>
            {say(mappingWords.constantRemove)}
          </Button>
        )}
        <FaultLines faults={faults} />
      </div>
    </>
  );
}
