namespace SerWorkbook.Charts.Interactive;

/// <summary>Writes the properties of Plotly.NET's objects under the names that plotly.js knows.</summary>
internal static class PlotlyObject
{
    /// <summary>A plain object.</summary>
    public static DynamicObj.DynamicObj Of(params (string Name, object? Value)[] properties) =>
        new DynamicObj.DynamicObj().With(properties);

    /// <summary>Sets properties; those that are null are left out.</summary>
    public static T With<T>(this T target, params (string Name, object? Value)[] properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                target.SetProperty(name, value);
            }
        }

        return target;
    }
}
