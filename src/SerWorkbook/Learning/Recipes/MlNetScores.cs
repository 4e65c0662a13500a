using Microsoft.ML;
using Microsoft.ML.Data;

namespace SerWorkbook.Learning.Recipes;

/// <summary>Asks a model of ML.NET for the probabilities of single rows; it may be asked by several threads.</summary>
internal sealed class MlNetScores
{
    // Sums of many probabilities in single precision.
    private const double Rounding = 1e-3;

    private readonly Lock _lock = new();
    private readonly MlNetModel _model;
    private PredictionEngine<Question, Answer>? _engine;

    public MlNetScores(MlNetModel model) => _model = model;

    /// <summary>Predicts.</summary>
    /// <param name="features">One value per column, not scaled.</param>
    /// <returns>One probability per class: the scores themselves, or their softmax where they are no probabilities.</returns>
    public double[] Predict(ReadOnlySpan<float> features)
    {
        var question = new Question { Features = features.ToArray() };
        lock (_lock)
        {
            _engine ??= EngineFor(question.Features.Length);
            var answer = _engine.Predict(question);
            return Probabilities(answer.Score);
        }
    }

    internal static double[] Probabilities(ReadOnlySpan<float> scores)
    {
        var sum = 0.0;
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var score in scores)
        {
            sum += score;
            (lowest, highest) = (Math.Min(lowest, score), Math.Max(highest, score));
        }

        var isProbable = lowest >= 0 && highest <= 1 + Rounding && Math.Abs(sum - 1) <= Rounding;
        var probabilities = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            probabilities[i] = isProbable ? scores[i] : Math.Exp(scores[i] - highest);
        }

        var whole = probabilities.Sum();
        return Array.ConvertAll(probabilities, value => value / whole);
    }

    private PredictionEngine<Question, Answer> EngineFor(int columns)
    {
        var schema = SchemaDefinition.Create(typeof(Question));
        schema[nameof(Question.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return _model.Context.Model.CreatePredictionEngine<Question, Answer>(_model.Transformer, inputSchemaDefinition: schema);
    }

    private sealed class Question
    {
        public float[] Features { get; set; } = [];

        public string Label { get; set; } = "";

        public string Speaker { get; set; } = "";

        public string Path { get; set; } = "";
    }

    private sealed class Answer
    {
        public float[] Score { get; set; } = [];
    }
}
