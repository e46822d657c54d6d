import type { RegisterDefinition } from "@jianheng/contract";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { DownloadRefusal, saveFile } from "../../../lib/save-file.ts";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { importWords } from "../../../words/registers.ts";
import type { RecordsSearch } from "../list/filters.ts";
import { recordsWorkbookAddress } from "../queries.ts";
import { ImportDialog } from "./ImportDialog.tsx";

interface ExcelMenuProps {
  readonly definition: RegisterDefinition;
  readonly mayCreate: boolean;
  readonly search: RecordsSearch;
}

/** The list as a workbook, and a workbook into the list. */
export function ExcelMenu({ definition, mayCreate, search }: ExcelMenuProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const [importing, setImporting] = useState(false);

  async function save() {
    try {
      await saveFile(recordsWorkbookAddress(definition.register, search));
    } catch (error) {
      announce(say(readRefusal(error instanceof DownloadRefusal ? error.answer : error).sentence));
    }
  }

  if (!mayCreate) return <Button onClick={() => void save()}>{say(commonWords.exportExcel)}</Button>;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "out", label: say(commonWords.exportExcel) },
            { key: "in", label: say(importWords.open) },
          ],
          onClick: ({ key }) => (key === "out" ? void save() : setImporting(true)),
        }}
      >
        <Button aria-haspopup="menu">{say(importWords.excel)}</Button>
      </Dropdown>
      {importing && <ImportDialog definition={definition} onClose={() => setImporting(false)} />}
    </>
  );
}
