using Microsoft.AspNetCore.Http;
using PluginTasks.Pages.Languages;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Sessions;

/// <summary>The language of a request: an explicit one, else the session's or the user's, else what the browser asks for, else the default.</summary>
internal sealed class RequestLanguage(Func<MessageCatalog> messages, string defaultLanguage)
{
    private const int MostAskedFor = 10;

    public string For(HttpContext context, Session session)
    {
        if (context.Request.Query["lang"].ToString() is { Length: > 0 } written && LanguageTag.TryParse(written, out var tag))
        {
            return tag.Text;
        }

        // Who is signed in and has chosen none has an empty one by then.
        return session.UserId is not null && session.Language.Length > 0 ? session.Language : AskedFor(context) ?? defaultLanguage;
    }

    /// <summary>The first of the browser's languages that there are messages in.</summary>
    private string? AskedFor(HttpContext context)
    {
        var known = messages().Languages;
        return context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Take(MostAskedFor)
            .Select(l => LanguageTag.TryParse(l.Value.ToString(), out var tag) && WithBases(tag).Any(known.Contains) ? tag.Text : null)
            .FirstOrDefault(l => l is not null);
    }

    private static IEnumerable<LanguageTag> WithBases(LanguageTag language)
    {
        for (var tag = language; tag is not null; tag = tag.Base)
        {
            yield return tag;
        }
    }
}
