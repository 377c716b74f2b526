namespace PluginTasks.Testing;

/// <summary>A page could not be rendered; the message says why.</summary>
public sealed class PageRenderException : Exception
{
    /// <summary>Makes one with a standard message.</summary>
    public PageRenderException()
        : this("The page could not be rendered.")
    {
    }

    /// <summary>Makes one with a message.</summary>
    public PageRenderException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and what led to it.</summary>
    public PageRenderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
