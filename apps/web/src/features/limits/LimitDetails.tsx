import type { NamedLimitEntry } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Article } from "../../components/Article.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { useWords } from "../../lib/words.tsx";
import { deadlineWords } from "../../words/deadline.ts";
import { limitsWords } from "../../words/limits.ts";
import { HowSure, LengthLine } from "./limit-parts.tsx";

/** All that is known of one limit: each length with its articles, extensions with who approves, and what was set. */
export function LimitDetails({ limit }: { readonly limit: NamedLimitEntry }) {
  const words = useWords();
  const { say, citation, day } = words;
  return (
    <div className="limit-details">
      {limit.lengths.map((length) => (
        <section key={`${length.key} ${length.effectiveFrom}`}>
          <h3>
            <LengthLine length={length} />
            {length.when.length === 0 && limit.lengths.length > 1 && (
              <span className="soft"> {say(limitsWords.general)}</span>
            )}
          </h3>
          <dl className="facts">
            <dt>{say(limitsWords.holiday)}</dt>
            <dd>{say(length.holiday.label)}</dd>
            <dt>{say(limitsWords.checked)}</dt>
            <dd>
              <HowSure number={length} />
            </dd>
            <dt>{say(limitsWords.inForce)}</dt>
            <dd>
              {length.effectiveTo === null
                ? say(limitsWords.inForceSince, { from: day(length.effectiveFrom) })
                : say(limitsWords.inForceSpan, { from: day(length.effectiveFrom), to: day(length.effectiveTo) })}
            </dd>
            <dt>{say(limitsWords.columnBasis)}</dt>
            <dd>
              {length.basis.map((one) => (
                <Article key={citation(one)} citation={one} text={one.text ?? one.words} />
              ))}
            </dd>
          </dl>
        </section>
      ))}
      {(limit.extensions.length > 0 || limit.maxTimes !== null || limit.nestedIn !== null) && (
        <section>
          <h3>{say(limitsWords.extensions)}</h3>
          <ol className="plain-list">
            {limit.extensions.map((extension) => {
              const named = { label: say(extension.label), approver: say(extension.approvedBy) };
              return (
                <li key={extension.label.zh}>
                  {extension.mostText === null
                    ? say(limitsWords.extensionOpen, named)
                    : say(limitsWords.extension, { ...named, most: say(extension.mostText) })}
                  {extension.set !== null && (
                    <span className="soft">
                      {say(limitsWords.insteadOf, {
                        text: say(extension.defaultText ?? limitsWords.openLength),
                      })}
                    </span>
                  )}
                  {(!extension.verified || extension.set !== null) && <HowSure number={extension} />}
                  {extension.basis.map((one) => (
                    <Article key={citation(one)} citation={one} text={one.text ?? one.words} />
                  ))}
                </li>
              );
            })}
          </ol>
          {limit.maxTimes !== null && <p>{say(limitsWords.atMost, { count: limit.maxTimes.count })}</p>}
          {limit.nestedIn !== null && <p>{say(limitsWords.nested, { label: say(limit.nestedIn.label) })}</p>}
        </section>
      )}
      <section>
        {limit.unsure !== null && (
          <>
            <h3>{say(limitsWords.unsureTitle)}</h3>
            <p>{say(limit.unsure.about)}</p>
            <p className="line loose">
              <StateWord tone="unknown">{say(limit.unsure.tagLabel)}</StateWord>
              <span className="strong whole">{say(deadlineWords.checkFirst)}</span>
            </p>
          </>
        )}
        {limit.note !== null && (
          <>
            <h3>{say(limitsWords.note)}</h3>
            <p>{say(limit.note)}</p>
          </>
        )}
        <p className="line loose">
          <Link to="/limits/compute" search={{ limit: limit.id }}>
            {say(limitsWords.computeThis)} →
          </Link>
        </p>
      </section>
    </div>
  );
}
