
(function () {
  'use strict';
  var slider = document.getElementById('threshold');
  if (slider === null) { return; }
  var rows = JSON.parse(document.getElementById('thresholds').textContent);
  var output = document.getElementById('threshold-value');
  var marker = document.getElementById('threshold-marker');
  var many = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

  function count(value) {
    return Number.isInteger(value) || value >= 1 ? many.format(value) : value.toFixed(4);
  }

  function share(part, rest) { return part + rest === 0 ? 0 : part / (part + rest); }

  function put(name, attribute, text) {
    document.querySelector('[data-' + attribute + '="' + name + '"]').textContent = text;
  }

  function show() {
    var row = rows[Number(slider.value)];
    var cells = { tp: row[1], fp: row[2], tn: row[3], fn: row[4] };
    var all = cells.tp + cells.fp + cells.tn + cells.fn || 1;
    Object.keys(cells).forEach(function (name) {
      put(name, 'count', count(cells[name]));
      document.querySelector('[data-count="' + name + '"]').style.setProperty('--share', cells[name] / all);
    });
    put('precision', 'measure', share(cells.tp, cells.fp).toFixed(4));
    put('recall', 'measure', share(cells.tp, cells.fn).toFixed(4));
    put('f1', 'measure', share(2 * cells.tp, cells.fp + cells.fn).toFixed(4));
    put('accuracy', 'measure', share(cells.tp + cells.tn, cells.fp + cells.fn).toFixed(4));
    output.textContent = row[0].toFixed(2);
    slider.setAttribute('aria-valuetext', row[0].toFixed(2));
    var start = Number(marker.dataset.start);
    var place = start + row[0] * (Number(marker.dataset.end) - start);
    marker.setAttribute('x1', place);
    marker.setAttribute('x2', place);
  }

  slider.hidden = false;
  slider.addEventListener('input', show);
  show();
}());
