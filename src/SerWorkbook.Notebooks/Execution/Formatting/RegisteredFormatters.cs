namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>The formatters that the cells of a session registered; they go before those that types bring along.</summary>
internal sealed class RegisteredFormatters
{
    private const string Html = "text/html";
    private readonly Lock _lock = new();
    private readonly List<MimeFormatter> _formatters = [];
    private readonly List<(Type Type, IReadOnlyList<string> MimeTypes)> _preferred = [];

    /// <summary>Registers a formatter; of several for one type and representation, the last counts.</summary>
    /// <param name="formatter">The formatter; its type may be a generic type definition.</param>
    public void Add(MimeFormatter formatter)
    {
        lock (_lock)
        {
            _formatters.Insert(0, formatter);
        }
    }

    /// <summary>Says which representations values of a type have.</summary>
    /// <param name="type">The type; it may be a generic type definition.</param>
    /// <param name="mimeTypes">The representations, in order.</param>
    public void Prefer(Type type, IReadOnlyList<string> mimeTypes)
    {
        lock (_lock)
        {
            _preferred.Insert(0, (type, mimeTypes));
        }
    }

    /// <summary>Forgets everything that was registered.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _formatters.Clear();
            _preferred.Clear();
        }
    }

    /// <summary>Tells whether a cell registered a formatter for a type or one above it.</summary>
    /// <param name="type">The type of a value.</param>
    /// <returns>True if there is one.</returns>
    public bool Has(Type type)
    {
        lock (_lock)
        {
            return _formatters.Exists(f => Fits(f.Type, type));
        }
    }

    /// <summary>Finds the formatters for a type.</summary>
    /// <param name="type">The type of a value.</param>
    /// <param name="own">What the type brings along.</param>
    /// <returns>The formatters together; null where there are none.</returns>
    public ConventionFormatter? For(Type type, ConventionFormatter? own)
    {
        lock (_lock)
        {
            var chosen = _preferred
                .Where(p => Fits(p.Type, type))
                .OrderByDescending(p => Closeness(p.Type, type))
                .FirstOrDefault()
                .MimeTypes;
            MimeFormatter[] registered =
            [
                .. _formatters
                    .Where(f => Fits(f.Type, type))
                    .OrderByDescending(f => Closeness(f.Type, type))
                    .Select(f => f with { Type = type }),
            ];
            if (registered.Length == 0 && chosen is null)
            {
                return own;
            }

            return new ConventionFormatter(chosen ?? Usual(registered, own), [.. registered, .. own?.Formatters ?? []])
            {
                IsChosen = chosen is not null,
            };
        }
    }

    private static IReadOnlyList<string> Usual(MimeFormatter[] registered, ConventionFormatter? own) =>
        own is not null ? own.PreferredMimeTypes
        : registered.Any(f => f.MimeType == Html) ? [Html]
        : [registered[0].MimeType];

    private static bool Fits(Type registered, Type type) =>
        registered.IsAssignableFrom(type) || (registered.IsGenericTypeDefinition && Above(type).Any(t => IsMadeFrom(registered, t)));

    // The type itself, then its base classes from near to far, then interfaces.
    private static int Closeness(Type registered, Type type)
    {
        var closeness = int.MaxValue;
        for (var at = type; at is not null; at = at.BaseType, closeness--)
        {
            if (at == registered || IsMadeFrom(registered, at))
            {
                return at == typeof(object) ? int.MinValue : closeness;
            }
        }

        return 0;
    }

    private static IEnumerable<Type> Above(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }

        foreach (var each in type.GetInterfaces())
        {
            yield return each;
        }
    }

    private static bool IsMadeFrom(Type definition, Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
