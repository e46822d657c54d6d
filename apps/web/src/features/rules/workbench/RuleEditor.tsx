import {
  autocompletion,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { RuleProblem } from "@jianheng/contract";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from "react";
import type { Speaker } from "../../../lib/speaker.ts";
import { useWords } from "../../../lib/words.tsx";
import { editorWords, ruleKeyWords, suggestionWords } from "../../../words/workbench.ts";
import { suggestionsAt, type Suggestion } from "./completions.ts";
import type { Vocabulary } from "./queries.ts";

export interface EditorHandle {
  /** To a place, 1-based, with the word there selected. */
  readonly goTo: (line: number, column: number) => void;
}

interface RuleEditorProps {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  /** Problems of this very text; undefined while they are not known yet: those before stay at their words. */
  readonly problems: readonly RuleProblem[] | undefined;
  readonly vocabulary: Vocabulary | undefined;
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
  readonly onTry: () => void;
  readonly ref?: Ref<EditorHandle>;
}

/** The text of a rule. Problems stand under their words; names are completed; Tab leaves it, as everywhere. */
export function RuleEditor(props: RuleEditorProps) {
  const { label, text, readOnly, problems, vocabulary, ref } = props;
  const { language } = useWords();
  // The editor speaks the language it was made in.
  return (
    <Editor
      key={language}
      {...{ label, text, readOnly, problems, vocabulary }}
      onChange={props.onChange}
      onSave={props.onSave}
      onTry={props.onTry}
      {...(ref === undefined ? {} : { ref })}
    />
  );
}

function Editor({ label, text, readOnly, problems, vocabulary, onChange, onSave, onTry, ref }: RuleEditorProps) {
  const { say, language } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const writing = useRef(new Compartment());

  const changed = useEffectEvent(onChange);
  const save = useEffectEvent(onSave);
  const tryOut = useEffectEvent(onTry);
  const complete = useEffectEvent((context: CompletionContext) =>
    completionsAt(context, vocabulary, { say, language }),
  );
  const make = useEffectEvent((parent: HTMLElement) => {
    const state = EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        indentOnInput(),
        // A line is read whole: nothing of it hides beside the window.
        EditorView.lineWrapping,
        search({ top: true }),
        yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [complete], icons: false, activateOnTypingDelay: 150 }),
        keymap.of([
          { key: "Mod-s", preventDefault: true, run: () => (save(), true) },
          { key: "Mod-Enter", preventDefault: true, run: () => (tryOut(), true) },
          ...completionKeymap,
          ...lintKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorState.phrases.of(Object.fromEntries(Object.values(editorWords).map((each) => [each.en, say(each)]))),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        writing.current.of(writable(!readOnly)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
        look,
      ],
    });
    return new EditorView({ state, parent });
  });

  useEffect(() => {
    if (place.current === null) return undefined;
    const made = make(place.current);
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    // What came from outside takes the place of what stands there; what was typed here has come back unchanged.
    const known = view.current?.state.doc;
    if (known !== undefined && known.toString() !== text)
      view.current?.dispatch({ changes: { from: 0, to: known.length, insert: text } });
  }, [text]);

  useEffect(() => {
    view.current?.dispatch({ effects: writing.current.reconfigure(writable(!readOnly)) });
  }, [readOnly]);

  const mark = useEffectEvent((found: readonly RuleProblem[]) => {
    const state = view.current?.state;
    if (state === undefined) return;
    const diagnostics = found.map((problem): Diagnostic => ({
      ...wordAt(state.doc, problem.line, problem.column),
      severity: problem.severity,
      message: say(problem.message),
    }));
    view.current?.dispatch(setDiagnostics(state, diagnostics));
  });
  useEffect(() => {
    if (problems !== undefined) mark(problems);
  }, [problems]);

  useImperativeHandle(ref, () => ({
    goTo: (line, column) => {
      const editor = view.current;
      if (editor === null) return;
      const { from, to } = wordAt(editor.state.doc, line, column);
      editor.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: "center" }),
      });
      editor.focus();
    },
  }));

  return <div ref={place} className="rule-editor" />;
}

function writable(may: boolean) {
  return [EditorState.readOnly.of(!may), EditorView.editable.of(true)];
}

/** The word at a place, or the one character there; at the end of a line the character before. */
export function wordAt(document: Text, line: number, column: number): { readonly from: number; readonly to: number } {
  const { from, to, text } = document.line(Math.min(Math.max(line, 1), document.lines));
  const start = Math.min(from + Math.max(column, 1) - 1, to);
  const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(start - from))?.[0] ?? "";
  const end = Math.min(to, start + Math.max(word.length, 1));
  return start === end && start > from ? { from: start - 1, to: end } : { from: start, to: end };
}

/** What is typed after the word begins anew. */
const validFor = /^[\p{L}\p{N}_]*$/u;

function completionsAt(
  context: CompletionContext,
  vocabulary: Vocabulary | undefined,
  words: Pick<Speaker, "say" | "language">,
): CompletionResult | null {
  if (vocabulary === undefined) return null;
  const found = suggestionsAt(context.state.doc.toString(), context.pos, vocabulary, ruleKeyWords);
  if (found === null) return null;
  const previous = context.state.sliceDoc(found.from - 1, found.from);
  // Nothing typed yet: only where a name must follow, or where it was asked for.
  if (!context.explicit && found.from === context.pos && ![".", "[", "{"].includes(previous)) return null;
  return { from: found.from, validFor, options: found.items.map((item) => completionOf(item, words)) };
}

function completionOf(item: Suggestion, { say, language }: Pick<Speaker, "say" | "language">): Completion {
  const { kind, label, of, about, near } = item;
  const detail = kind === "column" ? say(suggestionWords.column, { table: of }) : say(suggestionWords[kind]);
  const info = [kind === "function" ? of : "", about[language]].filter((part) => part !== "").join("\n");
  const after = kind === "function" ? "(" : kind === "key" ? ": " : "";
  return {
    label,
    detail,
    boost: near ? 50 : 0,
    apply: `${label}${after}`,
    ...(info === "" ? {} : { info }),
  };
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--blue)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--green)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--ink-soft)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--ground)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--blue)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "13px", lineHeight: "20px" },
  ".cm-gutters": { backgroundColor: "var(--ground-soft)", color: "var(--ink-soft)", borderColor: "var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--ground-row)" },
  ".cm-tooltip": { border: "1px solid var(--line-strong)", backgroundColor: "var(--ground)", boxShadow: "none" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "240px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--blue)", color: "#fff" },
  ".cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail": { color: "#fff" },
  ".cm-completionDetail": { color: "var(--ink-soft)", fontStyle: "normal", fontSize: "12px" },
  ".cm-completionInfo": { whiteSpace: "pre-wrap", fontFamily: "var(--text)", maxWidth: "360px" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-diagnostic": { fontFamily: "var(--text)", padding: "4px 8px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--red)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--amber)" },
  ".cm-panels": { backgroundColor: "var(--ground-soft)", color: "var(--ink)" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button": { fontFamily: "var(--text)", fontSize: "13px" },
});
