using SerWorkbook.Cli.Requests;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>What <c>ser search --deploy</c> restricts a search to.</summary>
public sealed class DeploymentTests
{
    [Fact]
    public void Without_a_deployment_the_set_is_the_users_or_the_usual()
    {
        Assert.Same(FeatureSet.SerFull, Deployment.SetFor(null, null, "any"));
        Assert.Same(FeatureSet.GeMaps, Deployment.SetFor(null, FeatureSet.GeMaps, "speaker"));
    }

    [Fact]
    public void A_waveform_graph_takes_the_set_that_fits_into_it()
    {
        Assert.Same(FeatureSet.MelStats, Deployment.SetFor("waveform", null, "global"));
        Assert.Same(FeatureSet.MelStats, Deployment.SetFor("waveform", FeatureSet.MelStats, "global"));
    }

    [Theory]
    [InlineData("The deployment is 'phone'; it may be waveform.", "--deploy", "phone")]
    [InlineData("those of SerFull are not computed in an ONNX graph", "--deploy", "waveform", "--set", "SerFull")]
    [InlineData("takes no speaker normalisation", "--deploy", "waveform", "--scaling", "speaker")]
    public void What_does_not_fit_is_refused_in_one_sentence(string part, params string[] options)
    {
        using var ser = new SerProcess();
        var result = ser.Run(["search", "--trials", "1", .. options]);
        Assert.NotEqual(0, result.Code);
        Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
    }
}
