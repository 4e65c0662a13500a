namespace Microsoft.DotNet.Interactive;

/// <summary>A password, which is not shown by accident.</summary>
public sealed class PasswordString
{
    private readonly string _password;

    /// <summary>Keeps a password.</summary>
    /// <param name="password">The password.</param>
    public PasswordString(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        _password = password;
    }

    /// <summary>Gives the password.</summary>
    /// <returns>The text.</returns>
    public string GetClearTextPassword() => _password;

    /// <summary>Hides the password.</summary>
    /// <returns>As many asterisks as the password has characters.</returns>
    public override string ToString() => new('*', _password.Length);
}
