import { CloseOutlined } from "@ant-design/icons";
import type { ListView } from "@jianheng/contract";
import { Button, Checkbox, Input, Popover } from "antd";
import { useId, useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { parseSearch, stringifySearch } from "../../../lib/search-params.ts";
import { useWords } from "../../../lib/words.tsx";
import { viewWords } from "../../../words/registers.ts";
import { useRemoveView, useSaveView, useViews } from "../queries.ts";
import { readRecordsSearch, type RecordsSearch } from "./filters.ts";

interface SavedViewsProps {
  readonly register: string;
  readonly search: RecordsSearch;
  readonly columns: readonly string[];
  readonly hidden: readonly string[];
  readonly onChoose: (view: { readonly search: RecordsSearch; readonly hidden: readonly string[] }) => void;
}

/** Views of the list: filters, order and columns under a name, one's own or the department's. */
export function SavedViews({ register, search, columns, hidden, onChoose }: SavedViewsProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [problem, setProblem] = useState("");
  const views = useViews(register);
  const saving = useSaveView();
  const removing = useRemoveView();
  const nameId = useId();

  function choose(view: ListView) {
    setOpen(false);
    onChoose({
      search: readRecordsSearch(parseSearch(view.search)),
      hidden: columns.filter((column) => !view.columns.includes(column)),
    });
  }

  async function save() {
    const { page: _page, ...kept } = search;
    const same = views.data?.find((view) => view.mine && view.name === name.trim());
    try {
      await saving.mutateAsync({
        ...(same === undefined ? {} : { id: same.id }),
        register,
        name: name.trim(),
        search: stringifySearch(kept).replace(/^\?/, ""),
        columns: columns.filter((column) => !hidden.includes(column)),
        shared,
      });
      announce(say(viewWords.saved, { name: name.trim() }));
      setName("");
      setProblem("");
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  async function remove(view: ListView) {
    try {
      await removing.mutateAsync({ id: view.id });
      announce(say(viewWords.removed, { name: view.name }));
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack tight views" role="dialog" aria-label={say(viewWords.views)}>
          {views.data?.length === 0 && <p className="soft">{say(viewWords.none)}</p>}
          <ul>
            {(views.data ?? []).map((view) => (
              <li key={view.id} className="line apart">
                <button type="button" className="plain link" onClick={() => choose(view)}>
                  {view.name}
                  {view.shared && <span className="small soft"> · {say(viewWords.shared)}</span>}
                </button>
                {view.mine && (
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined aria-hidden />}
                    aria-label={say(viewWords.remove, { name: view.name })}
                    onClick={() => void remove(view)}
                  />
                )}
              </li>
            ))}
          </ul>
          <form
            className="stack tight section"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className="field">
              <label htmlFor={nameId}>{say(viewWords.name)}</label>
              <Input id={nameId} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
              <span className="small soft">{say(viewWords.hint)}</span>
            </div>
            <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
              {say(viewWords.share)}
            </Checkbox>
            {problem !== "" && <Notice tone="problem">{problem}</Notice>}
            <div>
              <Button htmlType="submit" disabled={name.trim() === ""} loading={saving.isPending}>
                {say(viewWords.save)}
              </Button>
            </div>
          </form>
        </div>
      }
    >
      <Button aria-haspopup="dialog">{say(viewWords.views)}</Button>
    </Popover>
  );
}
