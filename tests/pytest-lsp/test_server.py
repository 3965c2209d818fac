"""What an editor does with a report, through an independent client."""

import asyncio

import pytest
from lsprotocol import types

REPORT = """\
---
机关: 汀溪县𠮷人民政府
年度: 2023
---

# 汀溪县𠮷人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       23 |        1 |       18 |        0 |   32 |
| 未经复议直接起诉 |       78 |        7 |        1 |       13 | ９９ |
| 复议后起诉       |        5 |        1 |        0 |        0 |    = |
"""


def open_report(client, text=REPORT):
    uri = (client.folder / "2023年报😀.nianbao").as_uri()
    item = types.TextDocumentItem(uri=uri, language_id="nianbao", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    return uri


def change(client, uri, version, text):
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
        )
    )


async def diagnostics(client, uri):
    if client.capabilities.text_document.diagnostic is None:
        while uri not in client.diagnostics:
            await client.wait_for_notification("textDocument/publishDiagnostics")
        return client.diagnostics.pop(uri)
    params = types.DocumentDiagnosticParams(text_document=types.TextDocumentIdentifier(uri=uri))
    return (await client.text_document_diagnostic_async(params)).items


def place(text):
    """Where a text begins in the report, in the units of the client."""
    before = REPORT[: REPORT.index(text)]
    line = before.count("\n")
    start = before.rpartition("\n")[2]
    return line, start


def position(client, text):
    line, start = place(text)
    encoding = client.server_result.capabilities.position_encoding
    units = {"utf-8": lambda: len(start.encode()), "utf-16": lambda: len(start.encode("utf-16-le")) // 2, "utf-32": lambda: len(start)}
    return types.Position(line=line, character=units[encoding]())


@pytest.mark.asyncio
async def test_findings_come_and_go(client):
    uri = open_report(client)
    found = await diagnostics(client, uri)
    total = next(each for each in found if each.code == "totals/row")
    assert total.message.startswith("23 + 1 + 18 = 42，填的是 32")
    assert total.range.start == position(client, "32 |")
    change(client, uri, 2, REPORT.replace("32 |", "42 |"))
    found = await diagnostics(client, uri)
    assert all(each.code != "totals/row" for each in found)
    client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=uri)))


@pytest.mark.asyncio
async def test_completion_and_hover(client):
    uri = open_report(client)
    document = types.TextDocumentIdentifier(uri=uri)
    at = position(client, "机关")
    offered = await client.text_document_completion_async(types.CompletionParams(text_document=document, position=at))
    assert offered.items
    item = next(each for each in offered.items if each.data)
    resolved = await client.completion_item_resolve_async(item)
    assert resolved.documentation
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=position(client, "行政复议  ")))
    assert "行政复议" in hover.contents.value


@pytest.mark.asyncio
async def test_actions_and_formatting(client):
    uri = open_report(client)
    document = types.TextDocumentIdentifier(uri=uri)
    at = position(client, "９９")
    params = types.CodeActionParams(
        text_document=document,
        range=types.Range(start=at, end=at),
        context=types.CodeActionContext(diagnostics=[], only=[types.CodeActionKind.SourceFixAll]),
    )
    actions = await client.text_document_code_action_async(params)
    assert [each.kind for each in actions] == ["source.fixAll.nianbao"]
    action = actions[0]
    if action.edit is None:
        action = await client.code_action_resolve_async(action)
    assert action.edit.changes or action.edit.document_changes
    change(client, uri, 2, REPORT.replace("|       23 |", "|23|"))
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(text_document=document, options=options))
    assert edits


@pytest.mark.asyncio
async def test_outline_and_workspace(client):
    (client.folder / "2022.nianbao").write_text(REPORT.replace("2023", "2022"), encoding="utf-8")
    uri = open_report(client)
    document = types.TextDocumentIdentifier(uri=uri)
    assert await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=document))
    assert await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=document))
    symbols = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="汀溪 2022"))
    assert symbols and all("2022" in (each.name + (each.container_name or "")) for each in symbols)


@pytest.mark.asyncio
async def test_many_edits_then_one_answer(client):
    uri = open_report(client)
    for version in range(2, 502):
        change(client, uri, version, REPORT + "𠮷" * version)
    document = types.TextDocumentIdentifier(uri=uri)
    hover = types.HoverParams(text_document=document, position=position(client, "行政复议  "))
    answers = await asyncio.gather(*(client.text_document_hover_async(hover) for _ in range(20)))
    assert all(answer is not None for answer in answers)
