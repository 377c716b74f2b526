namespace PluginTasks.Catalog.Reading;

/// <summary>A mistake in a catalog file; the message begins with file, line and column.</summary>
public sealed class CatalogException : Exception
{
    public CatalogException(string message)
        : base(message)
    {
    }

    public CatalogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CatalogException()
    {
    }
}
