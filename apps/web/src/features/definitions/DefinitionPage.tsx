import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { definitionWords } from "../../words/registers.ts";
import { DefinitionEditor } from "./DefinitionEditor.tsx";
import { newDefinition } from "./new-definition.ts";
import { useDefinitionText } from "./queries.ts";
import "./definitions.css";

const route = getRouteApi("/setup/registers/$register");

export function DefinitionPage() {
  const { say } = useWords();
  const { register } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <div className="page">
      <Link to="/setup/registers">← {say(definitionWords.toList)}</Link>
      {register === newDefinition ? (
        <DefinitionEditor
          key={register}
          register={null}
          stored=""
          onAdopted={(adopted) => void navigate({ to: "/setup/registers/$register", params: { register: adopted } })}
        />
      ) : (
        <Stored key={register} register={register} />
      )}
    </div>
  );
}

function Stored({ register }: { readonly register: string }) {
  const query = useDefinitionText(register, undefined);
  const [generation, setGeneration] = useState(0);
  return (
    <Moments query={query} skeleton={<Skeleton lines={20} />}>
      {({ text }) => (
        <DefinitionEditor
          key={generation}
          register={register}
          stored={text}
          onAdopted={() => {
            void query.refetch().then(() => setGeneration(generation + 1));
          }}
        />
      )}
    </Moments>
  );
}
