// What every page needs beyond its elements: touches that hit the mark under the finger, and
// evidence that comes into sight when it opens. Nothing here handles article text.
const state = (window.storysidesPage ??= { shown: null, listens: false });

// A chart learns where the pointer is from its movement. A finger does not move before it
// taps, so without this a tap opens what the finger before it touched.
const announceTouch = (event) => {
  const layer = event.target.closest?.(".js-plotly-plot .drag");
  const touch = event.touches?.[0];
  if (!layer || !touch) return;
  const { clientX, clientY } = touch;
  layer.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true, view: window }));
};

export default function ({ data }) {
  if (!state.listens) {
    document.addEventListener("touchstart", announceTouch, { capture: true, passive: true });
    state.listens = true;
  }
  if (data.shown === state.shown) return;
  state.shown = data.shown;
  if (!data.shown) return;
  // The evidence is drawn after this, and charts above it still grow: look again shortly.
  for (const wait of [150, 900]) {
    setTimeout(() => {
      const box = document.querySelector(".st-key-show");
      const seen = box?.getBoundingClientRect();
      if (seen && state.shown === data.shown && (seen.top < 60 || seen.top > window.innerHeight * 0.7)) {
        const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
        box.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
      }
    }, wait);
  }
}
