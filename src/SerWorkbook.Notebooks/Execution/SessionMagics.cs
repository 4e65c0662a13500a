using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Does what magic commands ask for, except for running other code.</summary>
internal sealed class SessionMagics(ScriptChain chain)
{
    private static readonly string[] Kernels = ["csharp", "value"];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Acts on a command.</summary>
    /// <param name="magic">The command.</param>
    /// <param name="folder">The folder that files start from.</param>
    /// <param name="context">The cell that it stands in.</param>
    /// <returns>Code that is to be executed in its place; null for none.</returns>
    /// <exception cref="CellRefusedException">It cannot be done.</exception>
    public string? Act(MagicLine magic, string folder, CellContext context)
    {
        switch (magic.Name)
        {
            case MagicLine.Set:
                return Set(magic, context);
            case MagicLine.Share:
                return Share(magic);
            case MagicLine.Value:
                Store(magic, folder, context);
                return null;
            default:
                new MagicArguments(magic, []).NoValues();
                context.Display(Answer(magic.Name), []);
                return null;
        }
    }

    private object Answer(string name) =>
        name switch
        {
            MagicLine.About => string.Create(
                CultureInfo.InvariantCulture,
                $"SerWorkbook.Notebooks {typeof(SessionMagics).Assembly.GetName().Version?.ToString(3)}: "
                    + $"C# {LanguageVersionFacts.ToDisplayString(ScriptChain.Parsing.LanguageVersion)} on .NET {Environment.Version.Major}."
            ),
            MagicLine.List => new ValueTable(
                ["Command", "Purpose"],
                [.. MagicLine.All.Select(each => new object?[] { "#!" + each.Name, each.Purpose })],
                null
            ),
            MagicLine.Who => chain.Variables().Select(v => v.Name).ToArray(),
            _ => new ValueTable(
                ["Variable", "Type", "Value"],
                [.. chain.Variables().Select(v => new[] { v.Name, TypeNames.Of(v.Type), v.Value })],
                null
            ),
        };

    private string Set(MagicLine magic, CellContext context)
    {
        var arguments = new MagicArguments(magic, ["--name", "--value", "--mime-type"], "--byref");
        arguments.NoValues();
        var (name, value) = (Identifier(arguments, arguments.Required("--name")), arguments.Required("--value"));
        if (value is not ['@', .. var source] || source.Split(':', 2) is not [var kernel, var from])
        {
            return Text(name, value);
        }

        return kernel.ToLowerInvariant() is "input" or "password"
            ? Text(name, context.Ask(from, kernel.Equals("password", StringComparison.OrdinalIgnoreCase)))
            : From(arguments, kernel, from, name);
    }

    private string Share(MagicLine magic)
    {
        var arguments = new MagicArguments(magic, ["--from", "--as", "--mime-type"], "--byref");
        var variable = arguments.Only("the name of one variable");
        return From(arguments, arguments.Required("--from"), variable, Identifier(arguments, arguments.Option("--as") ?? variable));
    }

    private void Store(MagicLine magic, string folder, CellContext context)
    {
        var arguments = new MagicArguments(magic, ["--name", "--from-file", "--mime-type"]);
        arguments.NoValues();
        var name = arguments.Required("--name");
        var text = arguments.Option("--from-file") is { } file ? Read(arguments, file, folder) : magic.Content.TrimEnd('\r', '\n');
        _values[name] = text;
        if (arguments.Option("--mime-type") is { } mimeType)
        {
            context.Outputs.Add(new DisplayOutput { Data = MimeBundle.Empty.With(mimeType, text) });
        }
    }

    // Values of a variable in the same language are shared as they are.
    private string From(MagicArguments arguments, string kernel, string variable, string name)
    {
        switch (kernel.ToLowerInvariant())
        {
            case "csharp" or "c#":
                return chain.Variable(variable) is null ? throw arguments.Refuse($"There is no variable '{variable}'.")
                    : name == variable ? ""
                    : $"var {name} = {variable};";
            case "value":
                return _values.TryGetValue(variable, out var text)
                    ? Text(name, text)
                    : throw arguments.Refuse($"There is no value '{variable}' that a cell stored by #!value.");
            default:
                throw arguments.Refuse($"'{kernel}' is not executed here; values come from {string.Join(" or ", Kernels)}.");
        }
    }

    private static string Text(string name, string value) => $"string {name} = {SymbolDisplay.FormatLiteral(value, quote: true)};";

    private static string Identifier(MagicArguments arguments, string name) =>
        Identifiers.IsValid(name) ? name : throw arguments.Refuse($"'{name}' cannot be the name of a variable.");

    private static string Read(MagicArguments arguments, string file, string folder)
    {
        try
        {
            using var text = new StreamReader(NotebookFile.OpenRead(Path.GetFullPath(file, folder)));
            return text.ReadToEnd();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw arguments.Refuse($"There is no file '{file}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw arguments.Refuse($"The file '{file}' cannot be read.");
        }
    }
}
