using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ensembles;

/// <summary>Trains the members of an ensemble and puts them together.</summary>
internal static class EnsembleTraining
{
    /// <summary>Trains.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The rows to learn from; two classes or more.</param>
    /// <param name="choice">The ensemble.</param>
    /// <param name="trainers">The trainers of its recipes.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>A model that scales nothing itself: every member does so for its part.</returns>
    /// <exception cref="SerException">There is no trainer for a member, or members learnt different emotions.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static TrainedModel Train(
        FeatureTable table,
        IReadOnlyList<int> rows,
        EnsembleChoice choice,
        IReadOnlyList<ITrainer> trainers,
        int seed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(choice);
        return Join(TrainMembers(table, rows, choice, trainers, seed, cancellationToken), choice, table.For(choice.Scaling).Scaling);
    }

    /// <summary>Trains the members alone.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The rows to learn from; two classes or more.</param>
    /// <param name="choice">The ensemble.</param>
    /// <param name="trainers">The trainers of its recipes.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>One model per member, in order.</returns>
    /// <exception cref="SerException">There is no trainer for a member.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static IReadOnlyList<TrainedModel> TrainMembers(
        FeatureTable table,
        IReadOnlyList<int> rows,
        EnsembleChoice choice,
        IReadOnlyList<ITrainer> trainers,
        int seed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(trainers);
        var scaled = table.For(choice.Scaling);
        return
        [
            .. choice.Members.Select(member =>
                Find(trainers, member.Trial.Recipe.Trainer).Train(scaled, rows, member.Trial.Recipe, seed, cancellationToken)
            ),
        ];
    }

    /// <summary>Puts the trained members of an ensemble together, with its weights and temperatures.</summary>
    /// <param name="members">One model per member, in order.</param>
    /// <param name="choice">The ensemble.</param>
    /// <param name="scaling">What the features were scaled by that the members were trained on.</param>
    /// <exception cref="SerException">The members learnt different emotions.</exception>
    public static TrainedModel Join(IReadOnlyList<TrainedModel> members, EnsembleChoice choice, FeatureScaling scaling)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return Join(
            members,
            [.. choice.Members.Select(member => member.Weight)],
            [.. choice.Members.Select(member => member.Temperature)],
            [.. choice.Members.Select(_ => scaling == FeatureScaling.PerSpeaker)]
        );
    }

    /// <summary>Puts trained models together.</summary>
    /// <param name="models">Models of the same features and emotions, one or more.</param>
    /// <param name="weights">One value per model, above 0; only their ratios matter.</param>
    /// <param name="temperatures">One value per model, above 0: what its probabilities are scaled by first; all 1 where they are left
    /// out.</param>
    /// <param name="perSpeaker">Which models were trained on speaker-normalised features; none by default.</param>
    /// <exception cref="SerException">The models learnt different emotions.</exception>
    public static TrainedModel Join(
        IReadOnlyList<TrainedModel> models,
        IReadOnlyList<double> weights,
        IReadOnlyList<double>? temperatures = null,
        IReadOnlyList<bool>? perSpeaker = null
    )
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Count, models.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(temperatures?.Count ?? models.Count, models.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(perSpeaker?.Count ?? models.Count, models.Count);
        var labels = models[0].Labels;
        if (models.FirstOrDefault(model => !model.Labels.SequenceEqual(labels)) is { } other)
        {
            throw new SerException(
                $"The members of an ensemble must learn the same emotions in the same order; one learnt {string.Join(", ", labels)}, "
                    + $"another {string.Join(", ", other.Labels)}."
            );
        }

        var members = models
            .Select(
                (model, m) =>
                    new ScaledClassifier(model.Scaler, model.Weights, temperatures?[m] ?? Temperature.Neutral, perSpeaker?[m] ?? false)
            )
            .ToArray<Classifier>();
        return new TrainedModel(
            labels,
            Standardiser.Identity(models[0].Scaler.Offset.Length),
            new EnsembleClassifier(members, [.. weights]),
            null
        );
    }

    private static ITrainer Find(IReadOnlyList<ITrainer> trainers, string name) =>
        trainers.FirstOrDefault(trainer => trainer.Name == name)
        ?? throw new SerException($"There is no trainer '{name}' to train a member of the ensemble with.");
}
