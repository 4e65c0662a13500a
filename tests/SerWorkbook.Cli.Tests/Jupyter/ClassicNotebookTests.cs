using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SerWorkbook.Cli.Tests.Jupyter;

/// <summary>The classic notebook in a browser, as a person uses it.</summary>
public sealed class ClassicNotebookTests
{
    private const string Notebook = """
        {"cells":[{"cell_type":"code","execution_count":null,"id":"c1","metadata":{},"outputs":[],"source":[]}],
         "metadata":{"kernelspec":{"display_name":"C# (SerWorkbook)","language":"C#","name":"serworkbook"}},"nbformat":4,"nbformat_minor":5}
        """;

    [Fact]
    public async Task Types_a_cell_sees_a_rich_result_interrupts_a_loop_and_restarts()
    {
        JupyterTool.Require("jupyter-notebook", "--version");
        JupyterTool.Require("chromium", "--version");
        using var ser = new SerProcess();
        JupyterTool.InstallKernel(ser);
        File.WriteAllText(ser.At("notebooks/page.ipynb"), Notebook);
        var port = FreePort();
        using var server = JupyterTool.Start(
            ser,
            "jupyter-notebook",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            $"--port={port}",
            "--NotebookApp.token=",
            "--NotebookApp.password=",
            $"--notebook-dir={ser.At("notebooks")}"
        );
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        try
        {
            await AnswersAsync(port);
            await using var page = await DevTools.StartAsync(ser.At("profile"), $"http://127.0.0.1:{port}/notebooks/page.ipynb");
            await UseAsync(page);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task UseAsync(DevTools page)
    {
        await page.UntilAsync(
            "Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.implementation === 'serworkbook'"
        );

        await ExecuteAsync(page, "var kept = 7;\nnew[] { new { Name = \"one\", Value = kept } }");
        await page.UntilAsync("document.querySelector('.output_area table td').innerText === 'one'");

        await ExecuteAsync(page, "while (true) { }");
        await page.UntilAsync("Jupyter.notebook.kernel_busy");
        await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt(); 0");
        await page.UntilAsync("document.querySelector('.output_error').innerText.includes('stopped')");

        await ExecuteAsync(page, "display(\"kept: \" + kept);");
        await page.UntilAsync("document.querySelector('.output_area').innerText.includes('kept: 7')");

        await page.EvaluateAsync("Jupyter.notebook.kernel.restart(); 0");
        await page.UntilAsync("Jupyter.notebook.kernel.is_connected()");
        await ExecuteAsync(page, "kept");
        await page.UntilAsync("document.querySelector('.output_error').innerText.includes('CS0103')");

        await ExecuteAsync(page, "Math.Sqrt(1764)");
        await page.UntilAsync("document.querySelector('.output_area').innerText.includes('42')");
    }

    private static async Task ExecuteAsync(DevTools page, string code)
    {
        await page.EvaluateAsync(
            "(() => { const cell = Jupyter.notebook.get_cell(0); cell.clear_output(); cell.set_text(''); Jupyter.notebook.select(0); "
                + "Jupyter.notebook.edit_mode(); cell.focus_editor(); return 0; })()"
        );
        await page.TypeAsync(code);
        await page.ExecuteCellAsync();
    }

    private static async Task AnswersAsync(int port)
    {
        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await http.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/api"));
                return;
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(200);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
