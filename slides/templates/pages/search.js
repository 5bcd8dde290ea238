// Finds the sections that hold all words asked for, those with a word in their title first. Needs no server.
const SECTIONS = JSON.parse(document.getElementById("sections").textContent)
  .map(section => ({ ...section, low: section.words.toLowerCase(), head: section.title.toLowerCase() }));
const MOST = 30, AROUND = 70;

function found(words) {
  const points = section => words.filter(word => section.head.includes(word)).length;
  return SECTIONS
    .filter(section => words.every(word => section.low.includes(word) || section.head.includes(word)))
    .sort((one, other) => points(other) - points(one));
}

function excerpt(section, words) {
  const at = Math.max(0, Math.min(...words.map(word => section.low.indexOf(word)).filter(i => i >= 0), section.words.length));
  const from = Math.max(0, at - AROUND), line = document.createElement("p");
  const text = section.words.slice(from, at + 2 * AROUND), low = text.toLowerCase();
  let done = 0;
  line.append(from > 0 ? "… " : "");
  while (done < text.length) {
    const next = words.map(word => [low.indexOf(word, done), word]).filter(([i]) => i >= 0).sort((a, b) => a[0] - b[0])[0];
    if (!next) break;
    const mark = document.createElement("mark");
    mark.textContent = text.substr(next[0], next[1].length);
    line.append(text.slice(done, next[0]), mark);
    done = next[0] + next[1].length;
  }
  line.append(text.slice(done) + " …");
  return line;
}

function show(asked) {
  const words = asked.toLowerCase().split(/\s+/).filter(word => word.length > 1);
  const sections = words.length ? found(words) : [];
  document.getElementById("told").textContent = !words.length ? "" : sections.length > MOST
    ? `${sections.length} sections, the first ${MOST} of them:` : `${sections.length} section${sections.length === 1 ? "" : "s"}`;
  document.getElementById("results").replaceChildren(...sections.slice(0, MOST).map(section => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = section.page;
    link.textContent = `${section.chapter}: ${section.title}`;
    item.append(link, excerpt(section, words));
    return item;
  }));
}

const field = document.getElementById("asked");
document.querySelector(".search").hidden = false;
field.addEventListener("input", () => show(field.value));
show(field.value);
