import { useWords } from "../../lib/words.tsx";
import { formWords } from "../../words/registers.ts";
import { OfficeMemberSelect, type MemberSelectProps } from "./OfficeMemberSelect.tsx";
import { useDepartments } from "./queries.ts";

export function DepartmentSelect(props: MemberSelectProps) {
  const { say } = useWords();
  const placeholder = props.placeholder ?? say(formWords.choose);
  return <OfficeMemberSelect {...props} placeholder={placeholder} useMembers={useDepartmentChoices} />;
}

function useDepartmentChoices(officeCode: string) {
  const { data = [], isFetching } = useDepartments(officeCode);
  return { options: data.map(({ id, name }) => ({ value: id, label: name })), loading: isFetching };
}
