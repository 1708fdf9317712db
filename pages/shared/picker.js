// Reads one small file in the browser and hands its text on: no file is sent to the server's upload address.
export default function ({ data, parentElement, setTriggerValue }) {
  const label = parentElement.querySelector("label");
  const said = parentElement.querySelector("span");
  const input = parentElement.querySelector("input");
  label.firstChild.textContent = data.label;
  input.accept = data.accept;
  input.onchange = async () => {
    const [file] = input.files;
    if (!file) return;
    if (file.size > data.most) {
      said.textContent = `${file.name} is larger than ${Math.round(data.most / 1024)} kB: choose ${data.what}.`;
    } else {
      said.textContent = file.name;
      setTriggerValue("text", await file.text());
    }
    input.value = "";  // the same file may be chosen again
  };
}
