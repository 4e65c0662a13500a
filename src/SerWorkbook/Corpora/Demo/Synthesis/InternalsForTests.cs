using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SerWorkbook.Tests")]
