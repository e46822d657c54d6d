import { Button } from "antd";
import { useWords } from "../lib/words.tsx";
import { commonWords } from "../words/format.ts";

interface PageTurnerProps {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onTurn: (page: number) => void;
}

export function PageTurner({ page, pageSize, total, onTurn }: PageTurnerProps) {
  const { say } = useWords();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <nav className="line" aria-label={say(commonWords.pageOf, { page, pages })}>
      <Button disabled={page <= 1} onClick={() => onTurn(page - 1)}>
        {say(commonWords.previousPage)}
      </Button>
      <span className="soft">{say(commonWords.pageOf, { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => onTurn(page + 1)}>
        {say(commonWords.nextPage)}
      </Button>
    </nav>
  );
}
