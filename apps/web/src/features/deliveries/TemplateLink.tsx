import { Button } from "antd";
import { templatePath } from "../../lib/addresses.ts";
import { useWords } from "../../lib/words.tsx";
import { deliveriesWords } from "../../words/deliveries.ts";

export function TemplateLink() {
  const { say } = useWords();
  return <Button href={templatePath}>{say(deliveriesWords.template)}</Button>;
}
