using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Hosting;
using PluginTasks.Pages.Languages;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.SignIns;

/// <summary>Who is signed in, and in which language.</summary>
internal static class MeEndpoints
{
    private static readonly string Version =
        typeof(MeEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Get).WithSummary("Who is signed in").WithTags("sign-in").Produces<Me>();
        api.MapPost("/me/language", SetLanguageAsync)
            .WithSummary("Choose a language for the session")
            .WithTags("sign-in")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static Ok<Me> Get(HttpContext context, PluginHost host)
    {
        var signedIn = context.SignedIn();
        var session = signedIn.Session;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Me(
            new MeUser(session.UserId!, signedIn.DisplayName ?? session.UserId!, session.OrganizationId), session.Role, session.Permissions, session.Language,
            [.. host.Library.Messages.Languages.Select(l => l.Text)], context.Features.Get<Credentials>()?.CsrfToken, Version));
    }

    private static async Task<IResult> SetLanguageAsync(ChosenLanguage chosen, HttpContext context, WebHostParts parts)
    {
        if (!LanguageTag.TryParse(chosen.Language, out var language))
        {
            throw new ArgumentException("'language' is a language tag such as 'en' or 'pt-BR'.");
        }

        if (context.Features.Get<Credentials>()?.Secret is not { } secret)
        {
            throw new ArgumentException("A token has no session to keep a language in; say '?lang=' with each request.");
        }

        await parts.Sessions.SetLanguageAsync(secret, language.Text, CancellationToken.None);
        return TypedResults.NoContent();
    }
}
