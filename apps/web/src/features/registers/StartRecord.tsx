import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useWords } from "../../lib/words.tsx";
import { recordWords } from "../../words/registers.ts";
import { originText, type Origin } from "./form/origin.ts";
import { useRegisters } from "./queries.ts";

/** Begins a record that arises from this one, from a finding or from a case; nothing where the reader may begin none. */
export function StartRecord({ from, size = "small" }: { readonly from: Origin; readonly size?: "small" | "middle" }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const registers = useRegisters();
  const offered = (registers.data ?? []).filter(({ mayCreate }) => mayCreate);
  if (offered.length === 0) return null;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: offered.map(({ register, title }) => ({ key: register, label: say(title) })),
        onClick: ({ key }) =>
          void navigate({
            to: "/registers/$register/new",
            params: { register: key },
            search: { from: originText(from) },
          }),
      }}
    >
      <Button size={size} aria-haspopup="menu">
        {say(recordWords.startFrom)}
      </Button>
    </Dropdown>
  );
}
