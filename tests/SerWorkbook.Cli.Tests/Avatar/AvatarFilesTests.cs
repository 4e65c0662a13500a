using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests.Avatar;

/// <summary>The files of the avatar's page, as they are.</summary>
public sealed partial class AvatarFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root(), "src/SerWorkbook.Avatar/page");

    // What "ser avatar" puts beside the files of the page.
    private static readonly string[] Added = ["files.js", "emotion.ser", "serworkbook/index.js"];

    [Fact]
    public void Page_allows_its_own_files_alone_and_no_code_within_markup()
    {
        var page = Read("index.html");
        var policy = Policy().Match(page).Groups["policy"].Value.Split("; ");
        Assert.Equal("default-src 'none'", policy[0]);
        Assert.All(
            policy.Skip(1),
            rule => Assert.Matches(@"^[a-z]+-(src|uri|action) ('self'( 'wasm-unsafe-eval')?( data:)?|'none')$", rule)
        );
        Assert.DoesNotContain("unsafe-inline", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", page);
    }

    // The names of XML are no addresses: nothing is fetched from there.
    [Fact]
    public void No_file_names_another_place()
    {
        var foreign = Directory
            .GetFiles(Folder)
            .SelectMany(file => Address().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .Where(found => !found.EndsWith("http://www.w3.org/2000/svg", StringComparison.Ordinal));
        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_file_that_is_named_exists_and_every_file_is_named()
    {
        var named = Directory
            .GetFiles(Folder)
            .SelectMany(file => Reference().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["file"].Value)
            .Where(name => name is not "" and not "timeline.json" and not "timeline.csv")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            Directory
                .GetFiles(Folder)
                .Select(file => Path.GetFileName(file)!)
                .Where(name => name != "index.html")
                .Concat(Added)
                .Order(StringComparer.Ordinal),
            named
        );
    }

    [Fact]
    public void Every_element_that_the_script_asks_for_is_in_the_page()
    {
        var asked = Quoted().Matches(Elements().Match(Read("app.js")).Value).Select(match => match.Groups["name"].Value).ToArray();
        var ids = Id().Matches(Read("index.html")).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.True(asked.Length > 20);
        Assert.Subset(ids, asked.ToHashSet());
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]+)\"")]
    private static partial Regex Policy();

    [GeneratedRegex(@"\b(https?|wss?):?//[^\s""'`]*|[""'`]//[^\s""'`]*")]
    private static partial Regex Address();

    [GeneratedRegex(@"[""'](\./)?(?<file>(serworkbook/)?[\w-]+\.(js|css|svg|webmanifest|ser|json|csv))[""']")]
    private static partial Regex Reference();

    [GeneratedRegex(@"const ui = Object\.fromEntries\(\s*\[[^\]]*\]")]
    private static partial Regex Elements();

    [GeneratedRegex("'(?<name>[a-z]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\sid=""(?<name>[a-z-]+)""")]
    private static partial Regex Id();
}
