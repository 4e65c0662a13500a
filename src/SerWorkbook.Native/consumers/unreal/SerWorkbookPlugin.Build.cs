using System.IO;
using UnrealBuildTool;

/// <summary>
/// A module of an Unreal plugin (Linux, Windows). Expects serworkbook.h and serworkbook.hpp in ThirdParty/include, and
/// libserworkbook (on x64 both files) in ThirdParty/lib.
/// </summary>
public class SerWorkbookPlugin : ModuleRules
{
    public SerWorkbookPlugin(ReadOnlyTargetRules target)
        : base(target)
    {
        PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
        bEnableExceptions = true;
        PublicDependencyModuleNames.AddRange(new[] { "Core", "CoreUObject", "Engine" });
        var thirdParty = Path.Combine(ModuleDirectory, "ThirdParty");
        PublicIncludePaths.Add(Path.Combine(thirdParty, "include"));
        var isWindows = target.Platform == UnrealTargetPlatform.Win64;
        PublicAdditionalLibraries.Add(Path.Combine(thirdParty, "lib", isWindows ? "libserworkbook.lib" : "libserworkbook.so"));
        foreach (var file in Directory.GetFiles(Path.Combine(thirdParty, "lib"), isWindows ? "*.dll" : "*.so"))
        {
            RuntimeDependencies.Add("$(BinaryOutputDir)/" + Path.GetFileName(file), file);
        }
    }
}
