using System.Text;
using SerWorkbook.Fuzzing.Engine;
using SerWorkbook.Kernel;
using SerWorkbook.Kernel.Messages;
using SerWorkbook.Kernel.Requests;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>Notebooks, their pages, and what Jupyter sends.</summary>
internal static class NotebookTargets
{
    private const string Key = "key";

    private static readonly IReadOnlyList<byte[]> Words = FuzzTarget.TokensOf(
        "\"cells\":",
        "\"cell_type\":\"markdown\"",
        "\"source\":",
        "\"outputs\":[",
        "\"text/html\":",
        "\"data\":",
        "\"metadata\":",
        "\"id\":",
        "> ",
        "- ",
        "| a |\n|---|\n",
        "```\n",
        "$$",
        "\\frac{",
        "[a](",
        "<script>",
        "<img src=x onerror=y>",
        "style=\\\"background:url(",
        "<table>",
        "<svg>",
        "\\ud800",
        "null",
        "[",
        "]",
        "{",
        "}"
    );

    /// <summary>A notebook file.</summary>
    public static FuzzTarget Notebook { get; } = new("notebook", Notebooks, ReadNotebook) { Tokens = Words };

    /// <summary>A page of a notebook.</summary>
    public static FuzzTarget Page { get; } = new("page", Notebooks, WritePage) { Tokens = Words, MostBytes = 1 << 13 };

    /// <summary>A connection file.</summary>
    public static FuzzTarget Connection { get; } =
        new(
            "connection-file",
            () =>
                Texts(
                    "{\"transport\":\"tcp\",\"ip\":\"127.0.0.1\",\"shell_port\":1,\"iopub_port\":2,"
                        + "\"stdin_port\":3,\"control_port\":4,\"hb_port\":5,"
                        + "\"key\":\"k\",\"signature_scheme\":\"hmac-sha256\"}"
                ),
            ReadConnection
        )
        {
            Tokens = FuzzTarget.TokensOf(
                "\"transport\":",
                "\"ip\":",
                "\"key\":",
                "\"shell_port\":",
                "\\ud800",
                "null",
                "65536",
                "-1",
                "0.5",
                "::1"
            ),
        };

    /// <summary>A signed message, its frames one after the other, each with its length in two bytes.</summary>
    public static FuzzTarget Message { get; } =
        new("kernel-message", Messages, ReadMessage)
        {
            Tokens = FuzzTarget.TokensOf(
                "<IDS|MSG>",
                "\"msg_type\":",
                "\"execute_request\"",
                "\"code\":",
                "\"user_expressions\":",
                "\"cursor_pos\":",
                "\\ud800",
                "null",
                "{",
                "}",
                "-1",
                "1e999"
            ),
        };

    private static IReadOnlyList<byte[]> Texts(params IReadOnlyList<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static IReadOnlyList<byte[]> Notebooks() =>
        Texts(
            """
            {"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":["# T\n","> q\n","|a|b|\n|-|-|\n|1|2|\n","$x^2$ <b>b</b> [l](http://x)\n"]},
            {"cell_type":"code","execution_count":1,"id":"b","metadata":{},"outputs":[{"output_type":"stream","name":"stdout","text":"hi\n"},
            {"output_type":"display_data","data":{"text/html":"<p style=\"color:red\">x</p><table><tr><td>1</td></tr></table>","text/plain":"x"},"metadata":{}},
            {"output_type":"error","ename":"E","evalue":"v","traceback":["\u001b[31mat\u001b[0m"]}],"source":"var a = 1;\na"}],
            "metadata":{"kernelspec":{"name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
            """,
            """{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[{"output_type":"execute_result","execution_count":2,"data":{"image/png":"iVBORw0KGgo=","text/latex":"$$\\frac{1}{2}$$","text/markdown":"* a","application/json":{"a":[1]}},"metadata":{}}],"source":"#!html\n<i>x</i>"}],"metadata":{},"nbformat":4,"nbformat_minor":4}"""
        );

    private static void ReadNotebook(byte[] input)
    {
        try
        {
            var document = NotebookDocument.Load(ScratchFile.Write("x.ipynb", input));
            _ = NotebookDocument.Parse(document.ToJson());
        }
        catch (NotebookException)
        {
            // What a reader may say.
        }

        try
        {
            _ = NotebookDocument.Load(ScratchFile.Write("x.dib", input));
        }
        catch (NotebookException)
        {
            // What a reader may say.
        }
    }

    private static void WritePage(byte[] input)
    {
        try
        {
            _ = HtmlPage.Render(NotebookDocument.Load(ScratchFile.Write("page.ipynb", input)), new HtmlPageOptions());
        }
        catch (NotebookException)
        {
            // What a reader may say.
        }
    }

    private static void ReadConnection(byte[] input)
    {
        try
        {
            _ = ConnectionFile.Load(ScratchFile.Write("connection.json", input));
        }
        catch (NotebookException)
        {
            // What a reader may say.
        }
    }

    private static IReadOnlyList<byte[]> Messages()
    {
        string[] requests =
        [
            """{"code":"1 + 1","silent":false,"store_history":true,"user_expressions":{"a":"b"},"allow_stdin":true,"stop_on_error":true}""",
            """{"code":"Con","cursor_pos":3}""",
            "{}",
        ];
        return [.. requests.Select(content => Joined(Signed("""{"msg_id":"1","msg_type":"execute_request","version":"5.4"}""", content)))];
    }

    private static byte[][] Signed(params string[] json)
    {
        byte[][] frames = [Encoding.UTF8.GetBytes(json[0]), "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(json[1])];
        return ["id"u8.ToArray(), "<IDS|MSG>"u8.ToArray(), new MessageSigner(Key).Sign(frames), .. frames];
    }

    private static byte[] Joined(IEnumerable<byte[]> frames) =>
        [.. frames.SelectMany(frame => (byte[])[(byte)(frame.Length >> 8), (byte)frame.Length, .. frame])];

    // Also with no key: what is behind a signature that does not fit is to be read, too.
    private static void ReadMessage(byte[] input)
    {
        var frames = new List<byte[]>();
        for (var at = 0; at + 2 <= input.Length; )
        {
            var length = Math.Min((input[at] << 8) | input[at + 1], input.Length - at - 2);
            frames.Add(input[(at + 2)..(at + 2 + length)]);
            at += 2 + length;
        }

        Use(new MessageFrames(new MessageSigner(Key)).Read(frames));
        Use(new MessageFrames(new MessageSigner("")).Read(frames));
    }

    private static void Use(JupyterMessage? message)
    {
        if (message is not null)
        {
            _ = CellRequest.Read(message.Content);
            _ = message.Content.Text("code") + message.Content.Whole("cursor_pos") + message.Content.Flag("silent", usual: false);
        }
    }
}
