(() => {
  "use strict";

  // Who follows a link to a finding sees it open, whatever the boxes hide.
  const list = document.getElementById("findings");
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const field = document.getElementById("search");
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) {
      return;
    }
    for (let around = target.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    if (list.contains(target) && target.getClientRects().length === 0) {
      boxes.forEach((box) => { box.checked = true; });
      field.value = "";
      look();
    }
    target.scrollIntoView();
  };

  // What is shown: the stylesheet obeys the boxes, the script hides what does not have all the words.
  const findings = [...list.querySelectorAll(".finding")];
  const said = [];
  const groups = [...list.querySelectorAll(".group")];
  const hits = document.getElementById("hits");
  const has = (index, words) => {
    said[index] ??= findings[index].textContent.toLowerCase();
    return words.every((word) => said[index].includes(word));
  };
  const look = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const off = boxes.filter((box) => !box.checked).map((box) => box.id.replace("show-", "is-"));
    const full = new Set();
    let shown = 0;
    findings.forEach((finding, index) => {
      const found = words.length === 0 || has(index, words);
      finding.hidden = !found;
      if (found && !off.some((name) => finding.classList.contains(name))) {
        shown++;
        full.add(finding.parentElement);
      }
    });
    groups.forEach((group) => { group.hidden = !full.has(group); });
    hits.textContent = hits.dataset.words.replace("%1", shown).replace("%2", findings.length);
  };

  if (field) {
    let later;
    field.addEventListener("input", () => {
      clearTimeout(later);
      later = setTimeout(look, 150);
    });
    boxes.forEach((box) => box.addEventListener("change", look));
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.ctrlKey && !event.metaKey && event.target.tagName !== "INPUT") {
        event.preventDefault();
        field.focus();
      }
    });
    field.parentElement.hidden = false;
    look();
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
