// Shows terms and their uses. Text arrives as data and is only ever set as text, never as markup.
const drawn = new WeakMap();  // what each sheet shows: drawing it again would take the keyboard's place away
const SHOWN_AT_ONCE = 10;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".terms");
  const shows = JSON.stringify([data.kind, data.groups]);
  if (data.scroll) requestAnimationFrame(() => root.scrollIntoView({ block: "center" }));
  if (drawn.get(root) === shows) return;
  drawn.set(root, shows);
  root.replaceChildren();
  root.className = `terms ${data.kind}`;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // A plain click stays in this visit; a click with a key, or "copy link", takes the address.
  const link = (item, className, label) => {
    const anchor = make("a", className);
    anchor.href = item.href;
    anchor.setAttribute("aria-label", label);
    anchor.title = label;
    anchor.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      setTriggerValue("opened", item.id);
    });
    return anchor;
  };

  const term = (item) => {
    const row = link(item, item.pale ? "term pale" : "term", item.told);
    row.append(make("span", "word", item.text));
    const bars = make("span", "bars");
    item.bars.forEach((share, place) => {
      const bar = make("span", place ? "bar other" : "bar own");
      bar.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
      bars.append(bar);
    });
    row.append(bars, make("span", "counts", item.counts));
    return row;
  };

  // Left, word and right stand in columns where there is room, and run on where there is none.
  const line = (item) => {
    const row = make("div", item.quoted ? "line quoted" : "line");
    const text = make("span", "text");
    const left = make("span", "left");
    left.append(make("bdi", "", item.left.replace(/ $/, "\u00a0")));  // a space at the end of a cell is not drawn
    const match = link(item, "match", `read in the article: ${item.left}${item.match}${item.right}`);
    match.textContent = item.match;
    text.append(left, match, make("span", "right", item.right));
    row.append(text);
    if (item.meta) row.append(make("span", "meta", item.meta));
    return row;
  };

  for (const group of data.groups) {
    const holder = make("section", "group");
    holder.style.setProperty("--side", group.colour);
    holder.append(make("div", "head", group.head), make("div", "about", group.meta));
    if (group.legend && group.items.length) holder.append(make("div", "legend", group.legend));
    const items = group.items.map(data.kind === "lines" ? line : term);
    holder.append(...items.slice(0, SHOWN_AT_ONCE));
    if (items.length > SHOWN_AT_ONCE) {
      const more = make("details", "more");
      more.append(make("summary", "", `${items.length - SHOWN_AT_ONCE} more`), ...items.slice(SHOWN_AT_ONCE));
      holder.append(more);
    }
    if (group.note) holder.append(make("div", "note", group.note));
    root.append(holder);
  }
}
