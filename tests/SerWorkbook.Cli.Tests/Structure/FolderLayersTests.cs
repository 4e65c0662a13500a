namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>Code flows one way: no folder of src/ uses one that uses it, directly or in a circle.</summary>
public sealed class FolderLayersTests(ITestOutputHelper output)
{
    [Fact]
    public void No_folder_uses_one_that_uses_it()
    {
        var map = FolderMap.Of(Path.Combine(Repository.Root(), "src"));
        var layers = map.Layers();
        output.WriteLine("The folders from the floor up:");
        foreach (var layer in layers)
        {
            output.WriteLine("  " + string.Join(" + ", layer));
        }

        Assert.True(map.Folders.Count > 40, $"Only {map.Folders.Count} folders were found.");
        var circles = layers
            .Where(layer => layer.Count > 1)
            .SelectMany(circle =>
                from a in circle
                from b in circle
                where map.Uses(a, b).Any()
                select $"{a} -> {b}: {string.Join("; ", map.Uses(a, b))}"
            );
        Assert.True(!circles.Any(), "Folders use each other:\n" + string.Join('\n', circles));

        // The page lists the lowest layer first.
        var place = MarkdownPage.ArchitectureFolders().Index().ToDictionary(folder => folder.Item, folder => folder.Index);
        var upwards =
            from low in map.Folders
            from high in map.Folders
            where place[high] > place[low] && map.Uses(low, high).Any()
            select $"{low} is listed before {high}, which it uses: {string.Join("; ", map.Uses(low, high))}";
        Assert.Empty(upwards);
    }
}
