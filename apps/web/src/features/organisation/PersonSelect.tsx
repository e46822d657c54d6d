import { useWords } from "../../lib/words.tsx";
import { formWords } from "../../words/registers.ts";
import { OfficeMemberSelect, type MemberSelectProps } from "./OfficeMemberSelect.tsx";
import { usePeopleOfOffice } from "./queries.ts";

/** A person by name, with the department; several posts of one person are one entry. */
export function PersonSelect(props: MemberSelectProps) {
  const { say } = useWords();
  const placeholder = props.placeholder ?? say(formWords.choosePerson);
  return <OfficeMemberSelect {...props} placeholder={placeholder} useMembers={usePersonChoices} />;
}

function usePersonChoices(officeCode: string) {
  const { data = [], isFetching } = usePeopleOfOffice(officeCode);
  const options = data.map(({ id, name, departmentName }) => ({ value: id, label: `${name}　${departmentName}` }));
  return { options, loading: isFetching };
}
