using SerWorkbook.Speech;

namespace SerWorkbook.Export.Onnx;

/// <summary>Turns the classifiers of a model into nodes that give the same probabilities.</summary>
/// <remarks>
/// Features come scaled in single precision; sums, exponentials and probabilities are in double precision, as in
/// <see cref="Classifier"/>, except for the sums of leaves of trees, which the operator gives in single precision.
/// </remarks>
internal sealed class ClassifierNodes(OnnxGraph graph)
{
    /// <summary>Adds a classifier.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="features">Its scaled features, rows x columns.</param>
    /// <param name="ofSpeaker">The speaker-normalised features; <see langword="null"/> where no part looks at them.</param>
    /// <returns>The probabilities, rows x classes, in double precision.</returns>
    /// <exception cref="NotSupportedException">There is no form of this kind of classifier yet.</exception>
    public string Add(Classifier classifier, string features, string? ofSpeaker) =>
        classifier switch
        {
            SoftmaxLinearClassifier linear => Softmax(Score(linear.Linear, features)),
            OneVersusAllLinearClassifier linear => AddSigmoids(linear, features),
            OneVersusAllTreeClassifier trees => AddTrees(trees, features),
            SoftmaxKernelClassifier kernel => Softmax(AddKernel(kernel, features)),
            ScaledClassifier scaled => AddScaled(scaled, features, ofSpeaker),
            EnsembleClassifier ensemble => AddEnsemble(ensemble, features, ofSpeaker),
            _ => throw new NotSupportedException($"There is no ONNX form of a {classifier.GetType().Name}."),
        };

    /// <summary>Scales probabilities as <see cref="Temperature.Scale"/> does.</summary>
    /// <param name="probabilities">Rows x classes, in double precision.</param>
    /// <param name="temperature">The temperature.</param>
    public string AddTemperature(string probabilities, double temperature)
    {
        if (temperature == Temperature.Neutral)
        {
            return probabilities;
        }

        // The logarithm of 0 is negative infinity, whose exponential is 0 again.
        var logs = graph.Node("Log", [probabilities]);
        return Softmax(graph.Multiply(logs, graph.Number(1 / temperature)));
    }

    private string AddSigmoids(OneVersusAllLinearClassifier linear, string features)
    {
        var scores = Score(linear.Linear, features);
        var slope = graph.Constant("slope", linear.Slope, linear.Slope.Length);
        var offset = graph.Constant("sigmoidOffset", linear.Offset, linear.Offset.Length);
        return Sigmoids(graph.Add(graph.Multiply(scores, slope), offset), linear.ClassCount);
    }

    private string AddTrees(OneVersusAllTreeClassifier trees, string features)
    {
        var sums = graph.Widen(graph.MlNode("TreeEnsembleRegressor", features, [.. TreeAttributes.Of(trees.Trees)]));
        return Sigmoids(graph.Multiply(sums, graph.Number(-trees.Sigmoid)), trees.ClassCount);
    }

    // |x - r|² = |x|² - 2 x r + |r|²; in double precision nothing is lost by it.
    private string AddKernel(SoftmaxKernelClassifier kernel, string features)
    {
        var (rows, columns) = (kernel.Rows.Length, kernel.Columns.Length);
        var places = graph.Constant("columns", [.. kernel.Columns.Select(column => (long)column)]);
        var kept = graph.Widen(graph.Gather(features, places, 1));
        var products = graph.Product(kept, graph.Wide("rows", Columnwise(kernel.Rows, columns), columns, rows));
        double[] squares = [.. kernel.Rows.Select(row => row.Sum(value => (double)value * value))];
        var distances = graph.Add(
            graph.Subtract(graph.Sum(graph.Multiply(kept, kept), 1), graph.Multiply(products, graph.Number(2))),
            graph.Constant("squares", squares, 1, rows)
        );
        var kernels = graph.Node("Exp", [graph.Multiply(distances, graph.Number(-kernel.Gamma))]);
        return AddLinear(kernels, kernel.Weights, kernel.Bias, rows);
    }

    private string AddScaled(ScaledClassifier scaled, string features, string? ofSpeaker)
    {
        var input = scaled.PerSpeaker
            ? ofSpeaker ?? throw new ArgumentException("The speaker-normalised features are missing.", nameof(ofSpeaker))
            : features;
        return AddTemperature(Add(scaled.Classifier, graph.Scale(scaled.Scaler, input), null), scaled.Temperature);
    }

    private string AddEnsemble(EnsembleClassifier ensemble, string features, string? ofSpeaker)
    {
        string? sum = null;
        foreach (var (member, weight) in ensemble.Members.Zip(ensemble.Weights))
        {
            var share = graph.Multiply(Add(member, features, ofSpeaker), graph.Number(weight));
            sum = sum is null ? share : graph.Add(sum, share);
        }

        return graph.Normalise(sum!, ensemble.ClassCount);
    }

    private string Score(LinearWeights linear, string features) =>
        AddLinear(graph.Widen(features), linear.Weights, linear.Bias, linear.Weights[0].Length);

    private string AddLinear(string inputs, float[][] weights, float[] bias, int columns)
    {
        var products = graph.Product(inputs, graph.Wide("weights", Columnwise(weights, columns), columns, weights.Length));
        return graph.Add(products, graph.Wide("bias", bias, bias.Length));
    }

    private string Softmax(string scores) => graph.Node("Softmax", [scores], OnnxAttribute.Of("axis", 1));

    private string Sigmoids(string exponents, int classes)
    {
        var one = graph.Number(1);
        return graph.Normalise(graph.Divide(one, graph.Add(one, graph.Node("Exp", [exponents]))), classes);
    }

    // Rows x columns as columns x rows.
    private static float[] Columnwise(float[][] rows, int columns)
    {
        var values = new float[columns * rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[column * rows.Length + row] = rows[row][column];
            }
        }

        return values;
    }
}
