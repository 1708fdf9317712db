// Shows sentences with marked words. Text arrives as data and is only ever set as text, never as markup.
const drawn = new WeakMap();  // what each sheet shows: drawing it again would take the keyboard's place away

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sheet");
  const shows = JSON.stringify(data);
  const before = drawn.get(root);
  if (before?.shows === shows) return;
  drawn.set(root, { shows, focus: data.focus });
  root.replaceChildren();
  root.className = `sheet ${data.kind}`;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // Marks may overlap, as a name inside a thread's term does: each stretch between two ends
  // carries the classes and titles of all marks that cover it.
  const marked = (target, sentence) => {
    const characters = [...sentence.text];  // offsets count characters, strings here count halves of some
    const ends = new Set([0, characters.length]);
    for (const [start, end] of sentence.marks) ends.add(start).add(end);
    const cuts = [...ends].sort((one, other) => one - other);
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const text = characters.slice(cuts[i], cuts[i + 1]).join("");
      const covering = sentence.marks.filter(([start, end]) => start <= cuts[i] && end >= cuts[i + 1]);
      if (!covering.length) {
        target.append(text);
        continue;
      }
      const mark = make("mark", covering.map((cover) => cover[2]).join(" "), text);
      mark.title = covering.map((cover) => cover[3]).join("; ");
      target.append(mark);
    }
  };

  // A plain click stays in this visit; a click with a key, or "copy link", takes the address.
  const link = (sentence, text, label) => {
    const anchor = make("a", "to", text);
    anchor.href = sentence.href;
    anchor.setAttribute("aria-label", label);
    anchor.title = label;
    anchor.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      setTriggerValue("opened", sentence.id);
    });
    return anchor;
  };

  for (const block of data.blocks) {
    const holder = make(block.tag, block.className);
    if (block.label) holder.append(make("span", "label", block.label));
    for (const sentence of block.sentences) {
      if (sentence.gap) holder.append(sentence.gap);
      const span = make("span", "sentence");
      span.id = `s-${sentence.id}`;
      if (sentence.id && sentence.id === data.focus) {
        span.classList.add("focus");
        span.setAttribute("aria-current", "true");
      }
      marked(span, sentence);
      if (sentence.href && data.kind === "article") {
        span.append(link(sentence, "\u00a0¶", `Link to this sentence: ${sentence.text.slice(0, 60)}`));
      }
      holder.append(span);
    }
    if (block.note) holder.append(make("span", "note", block.note));
    if (block.meta || block.action) {
      const meta = make("span", "meta", block.meta);
      const first = block.sentences[0];
      if (first && first.href && block.action) {
        meta.append(block.meta ? " · " : "", link(first, block.action, `${block.action}: ${first.text.slice(0, 80)}`));
      }
      holder.append(meta);
    }
    root.append(holder);
  }

  const focus = root.querySelector(".focus");
  if (focus && data.kind === "article" && before?.focus !== data.focus) {
    requestAnimationFrame(() => {
      focus.tabIndex = -1;
      focus.focus({ preventScroll: true });
      focus.scrollIntoView({ block: "center" });
    });
  }
}
