// Tables that are read can be sorted by their headings.
function makeSortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  // What comes first on the first click: the largest number, or the first in the alphabet.
  heads.forEach((head, column) => {
    const isNumber = head.classList.contains("n"), button = make("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === "ascending" ? false : head.getAttribute("aria-sort") === "descending" ? true : !isNumber;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => row.cells[column].textContent.trim(), collator = new Intl.Collator(data.lang, { numeric: true });
      const amount = (text) => parseFloat(data.lang === "nl" ? text.replace(",", ".") : text);
      const list = [...table.tBodies[0].rows].map((row) => [row, key(row)]);
      list.sort(([, a], [, b]) => (a === "") - (b === "") || (up ? 1 : -1) * (isNumber ? amount(a) - amount(b) : collator.compare(a, b)));
      table.tBodies[0].append(...list.map(([row]) => row));
    });
  });
}
