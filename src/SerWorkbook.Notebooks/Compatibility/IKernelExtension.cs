namespace Microsoft.DotNet.Interactive;

/// <summary>Code of a package that runs when the package is loaded, to register formatters for example.</summary>
public interface IKernelExtension
{
    /// <summary>Runs the code.</summary>
    /// <param name="kernel">The kernel of the notebook.</param>
    /// <returns>A task that ends when it has run.</returns>
    Task OnLoadAsync(Kernel kernel);
}
