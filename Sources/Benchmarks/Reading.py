"""How long Python's libraries need for the tables of some files: `Reading.py KIND FILE…` prints nanoseconds.

Every file is read once before, so that nothing is loaded or compiled while the clock runs.
"""

import io
import logging
import sys
import time

# Of fonts without a box pdfplumber complains at every page.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def page(content, path):
    import pandas

    # read_html parses with lxml, and gives the tables alone; the text outside of them is taken from the tree.
    import lxml.html

    text = lxml.html.fromstring(content).text_content()
    try:
        return text, pandas.read_html(io.BytesIO(content), flavor="lxml")
    except ValueError:  # no tables
        return text, []


def word(content, path):
    import docx

    document = docx.Document(io.BytesIO(content))
    text = [paragraph.text for paragraph in document.paragraphs]
    return text, [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def pdf(content, path):
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        return [(page.extract_text(), page.extract_tables()) for page in document.pages]


read = {"page": page, "word": word, "pdf": pdf}[sys.argv[1]]
files = [(open(path, "rb").read(), path) for path in sys.argv[2:]]
for content, path in files:
    read(content, path)
start = time.perf_counter_ns()
for content, path in files:
    read(content, path)
print(time.perf_counter_ns() - start)
