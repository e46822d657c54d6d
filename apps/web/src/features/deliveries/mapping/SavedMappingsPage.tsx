import type { SavedMapping } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { useState } from "react";
import { DataTable, type TableColumn } from "../../../components/DataTable.tsx";
import { EmptyState, Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { useWords, type SpokenLanguage } from "../../../lib/words.tsx";
import { deliveryWords } from "../../../words/deliveries.ts";
import { commonWords } from "../../../words/format.ts";
import { savedMappingWords } from "../../../words/mapping.ts";
import { useForgetMapping, useSavedMappings } from "../queries.ts";
import { findDatasetById } from "./column-lines.ts";
import { HowItReads, LeftOut } from "./HowItReads.tsx";
import "./mapping.css";

/** Answers about tables that the office's next deliveries are read by, and how to take one back. */
export function SavedMappingsPage() {
  const words = useWords();
  const { say } = words;
  const query = useSavedMappings();
  const [forgetting, setForgetting] = useState<SavedMapping | null>(null);
  return (
    <div className="page">
      <Link to="/deliveries">← {say(deliveryWords.toList)}</Link>
      <div className="stack tight">
        <h1>{say(savedMappingWords.title)}</h1>
        <p className="soft">{say(savedMappingWords.hint)}</p>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={8} />}>
        {(mappings) =>
          mappings.length === 0 ? (
            <EmptyState title={say(savedMappingWords.emptyTitle)}>
              <p>{say(savedMappingWords.emptyHint)}</p>
            </EmptyState>
          ) : (
            <DataTable
              label={say(savedMappingWords.title)}
              columns={mappingColumns(words, setForgetting)}
              rows={mappings}
              keyOf={({ id }) => id}
            />
          )
        }
      </Moments>
      {forgetting !== null && <ForgetDialog mapping={forgetting} onClose={() => setForgetting(null)} />}
    </div>
  );
}

function mappingColumns(
  { say, instant }: SpokenLanguage,
  onForget: (mapping: SavedMapping) => void,
): TableColumn<SavedMapping>[] {
  return [
    { key: "title", title: say(savedMappingWords.columnTitle), minWidth: 140, render: ({ title }) => title },
    {
      key: "dataset",
      title: say(savedMappingWords.columnDataset),
      width: 130,
      render: ({ dataset }) => findDatasetById(dataset)?.label ?? dataset ?? <LeftOut />,
    },
    {
      key: "how",
      title: say(savedMappingWords.columnHow),
      minWidth: 260,
      render: ({ mapping }) => <HowItReads mapping={mapping} />,
    },
    {
      key: "remembered",
      title: say(savedMappingWords.columnRemembered),
      width: 180,
      render: ({ rememberedBy, rememberedAt }) => (
        <>
          <span className="whole">{instant(rememberedAt)}</span>
          <br />
          <span className="small soft">{rememberedBy}</span>
        </>
      ),
    },
    {
      key: "used",
      title: say(savedMappingWords.columnUsed),
      width: 180,
      render: ({ usedAt }) =>
        usedAt === null ? (
          <span className="soft">{say(savedMappingWords.neverUsed)}</span>
        ) : (
          <span className="whole">{instant(usedAt)}</span>
        ),
    },
    {
      key: "act",
      title: say(savedMappingWords.columnAct),
      width: 90,
      render: (mapping) => (
        <Button
          size="small"
          aria-label={say(savedMappingWords.forgetOf, { title: mapping.title })}
          onClick={() => onForget(mapping)}
        >
          {say(savedMappingWords.forget)}
        </Button>
      ),
    },
  ];
}

interface ForgetDialogProps {
  readonly mapping: SavedMapping;
  readonly onClose: () => void;
}

function ForgetDialog({ mapping: { id, title }, onClose }: ForgetDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const forgetting = useForgetMapping();
  const [problem, setProblem] = useState("");

  async function forget() {
    try {
      const { forgotten } = await forgetting.mutateAsync({ id });
      announce(say(forgotten ? savedMappingWords.forgotten : savedMappingWords.alreadyForgotten, { title }));
      onClose();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Modal
      open
      title={say(savedMappingWords.forgetTitle, { title })}
      okText={say(savedMappingWords.forget)}
      cancelText={say(commonWords.cancel)}
      confirmLoading={forgetting.isPending}
      onOk={() => void forget()}
      onCancel={onClose}
    >
      <p>{say(savedMappingWords.forgetConsequence)}</p>
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
    </Modal>
  );
}
