"""The server, started for each test by an independent client with the capabilities of an editor."""

import os
import sys

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

sys.dont_write_bytecode = True

EDITORS = ["visual-studio-code", "neovim@v0.11", "emacs"]

config = ClientServerConfig(server_command=[os.environ["NIANBAO"], "server"], server_env={"NIANBAO_LANG": "zh"})


@pytest_lsp.fixture(params=EDITORS, config=config)
async def client(request, lsp_client: LanguageClient, tmp_path):
    folder = tmp_path / "年报 𠮷"
    folder.mkdir()
    lsp_client.folder = folder
    # The client knows the capabilities of editors, and not this request of theirs.
    lsp_client.registrations = []

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        lsp_client.registrations.extend(params.registrations)

    params = types.InitializeParams(
        capabilities=client_capabilities(request.param),
        process_id=os.getpid(),
        workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name)],
        locale="zh-cn",
    )
    lsp_client.server_result = await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()
