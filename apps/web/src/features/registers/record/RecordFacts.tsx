import type { RecordDetail, RegisterField } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { recordWords } from "../../../words/registers.ts";
import { isEmptyValue } from "../field-values.ts";
import { FieldValueView } from "./FieldValueView.tsx";

/** What the record says, in the order of the definition; tables and long texts take the whole width. */
export function RecordFacts({ record }: { readonly record: RecordDetail }) {
  const { say } = useWords();
  const readable = record.definition.fields.filter(({ id }) => !record.hiddenFields.includes(id));
  const hidden = record.definition.fields.filter(({ id }) => record.hiddenFields.includes(id));
  // What nobody has come to yet is not shown as empty: only the fields written so far, and those with a value.
  const written = writtenFields(record);
  const shown = readable.filter(({ id }) => !isEmptyValue(record.allFields[id]) || written.has(id));
  return (
    <div className="stack">
      {groupsOf(shown).map((group) =>
        isBlock(group[0]) ? (
          group.map((field) => (
            <div key={field.id} className="fact-block">
              <h3>{say(field.label)}</h3>
              <FieldValueView field={field} value={record.allFields[field.id]} names={record.names} />
            </div>
          ))
        ) : (
          <dl key={group[0]?.id} className="facts record-facts">
            {group.map((field) => (
              <div key={field.id}>
                <dt>{say(field.label)}</dt>
                <dd>
                  <FieldValueView field={field} value={record.allFields[field.id]} names={record.names} />
                </dd>
              </div>
            ))}
          </dl>
        ),
      )}
      {hidden.length > 0 && (
        <p className="soft">
          {say(recordWords.hiddenSome, {
            fields: hidden.map(({ label }) => say(label)).join(say(commonWords.listComma)),
          })}
        </p>
      )}
    </div>
  );
}

function isBlock(field: RegisterField | undefined): boolean {
  return field?.type === "rows" || field?.type === "longText";
}

/** Neighbours of one kind: short facts side by side, long ones below one another. */
function groupsOf(fields: readonly RegisterField[]): readonly (readonly RegisterField[])[] {
  const groups: RegisterField[][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last !== undefined && isBlock(last[0]) === isBlock(field)) last.push(field);
    else groups.push([field]);
  }
  return groups;
}

/** Fields that the acts done so far have asked for: an empty one there was left empty. */
function writtenFields({ definition, history }: RecordDetail): ReadonlySet<string> {
  const done = new Set(history.map(({ act }) => act));
  return new Set([
    ...definition.create.writes,
    ...definition.acts.filter(({ id }) => done.has(id)).flatMap(({ writes }) => writes ?? []),
  ]);
}
