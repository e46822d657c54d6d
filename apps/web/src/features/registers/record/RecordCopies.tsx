import type { RecordDetail } from "@jianheng/contract";
import { DataTable } from "../../../components/DataTable.tsx";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";

/** To whom copies went, when they arrived, and who read them. */
export function RecordCopies({ record }: { readonly record: RecordDetail }) {
  const { say, instant } = useWords();
  const documentLabel = (id: string | null) => {
    const document = record.definition.documents.find((one) => one.id === id);
    return document === undefined ? (id ?? "") : say(document.label);
  };
  return (
    <DataTable
      label={say(recordWords.copies)}
      rows={record.copies}
      keyOf={(copy, index) => `${copy.to}/${copy.sentAt}/${index}`}
      columns={[
        { key: "to", title: say(recordWords.copyTo), render: ({ to }) => to },
        { key: "document", title: say(recordWords.copyDocument), render: ({ document }) => documentLabel(document) },
        { key: "sent", title: say(recordWords.sentAt), render: ({ sentAt }) => instant(sentAt) },
        {
          key: "delivered",
          title: say(recordWords.deliveredAt),
          render: ({ deliveredAt }) =>
            deliveredAt === null ? <span className="soft">{say(recordWords.notDelivered)}</span> : instant(deliveredAt),
        },
        {
          key: "read",
          title: say(recordWords.readAt),
          render: ({ readAt, readBy }) =>
            readAt === null ? (
              <span className="soft">{say(recordWords.notRead)}</span>
            ) : (
              say(recordWords.fileBy, { who: readBy ?? "", at: instant(readAt) })
            ),
        },
      ]}
    />
  );
}
