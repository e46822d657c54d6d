import { ExclamationCircleOutlined, InfoCircleOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** A sentence that stays on the page. A problem is spoken at once; colour says nothing that the words do not. */
export function Notice({
  tone = "info",
  children,
}: {
  readonly tone?: "info" | "problem";
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`} role={tone === "problem" ? "alert" : "note"}>
      {tone === "problem" ? <ExclamationCircleOutlined aria-hidden /> : <InfoCircleOutlined aria-hidden />}
      <div className="body">{children}</div>
    </div>
  );
}
