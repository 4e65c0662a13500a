using System.Net;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages.Code;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class CodeHighlighterTests
{
    [Theory]
    [InlineData("var x = 1.5f;", "k:var n:1.5f")]
    [InlineData("Console.WriteLine(\"a\");", "t:Console f:WriteLine s:\"a\"")]
    [InlineData("List<int> xs = new List<int>();", "t:List k:int k:new t:List k:int")]
    [InlineData("record Clip(string Name);\nclass A : Base<T> { }", "k:record t:Clip k:string k:class t:A t:Base t:T")]
    [InlineData("int Twice(int x) => 2 * x;", "k:int f:Twice k:int n:2")]
    [InlineData("await clips.Select(c => c.Rate).ToListAsync()", "k:await f:Select f:ToListAsync")]
    [InlineData("// note\nx /* inner */ + 1", "c:// note c:/* inner */ n:1")]
    [InlineData("#r \"./lib/X.dll\"\n#load \"a.csx\"", "p:#r \"./lib/X.dll\" p:#load \"a.csx\"")]
    [InlineData("$\"a{b:0.00}c\"", "s:$\" s:a s:0.00 s:c s:\"")]
    [InlineData("\"\"\"raw\"\"\" + 'c' + @\"v\" + \"u\"u8", "s:\"\"\"raw\"\"\" s:'c' s:@\"v\" s:\"u\"u8")]
    [InlineData("nameof(x) is null && x?.Go() == true", "k:nameof k:is k:null f:Go k:true")]
    public void Parts_of_code_get_their_classes(string code, string parts)
    {
        var found = Regex
            .Matches(CodeHighlighter.Html(code), "<span class=\"(.)\">(.*?)</span>", RegexOptions.Singleline)
            .Select(m => $"{m.Groups[1].Value}:{WebUtility.HtmlDecode(m.Groups[2].Value)}");

        Assert.Equal(parts, string.Join(' ', found));
    }

    [Fact]
    public void Text_of_the_code_is_kept_whatever_it_is()
    {
        string[] pieces =
        [
            "var",
            " ",
            "x",
            "\"",
            "'",
            "/*",
            "*/",
            "//",
            "\n",
            "#r",
            "#if",
            "{",
            "}",
            "$\"",
            "<",
            ">",
            "&",
            "1.",
            "漢",
            "\t",
            ";",
            "\"\"\"",
            "\\",
        ];
        var random = new Random(5);
        for (var round = 0; round < 1000; round++)
        {
            var code = string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => pieces[random.Next(pieces.Length)]));

            Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(CodeHighlighter.Html(code), "</?span[^>]*>", "")));
        }
    }
}
