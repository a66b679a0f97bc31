using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;
using PostBot.Slack.Install;
using PostBot.Slack.Intake;
using PostBot.Slack.Sending;
using PostBot.Slack.Socket;

namespace PostBot.Slack;

public static class SlackSetup
{
    /// <param name="publicUrl">The address people and Slack reach this program at; null while there is none.</param>
    /// <summary>Needs the desk, the inbox and the clock of Core. Call it only when <see cref="SlackSettings.Problems"/> has none.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackSettings settings, Uri? publicUrl = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Work);
        services.TryAddSingleton(new OwnLinks(publicUrl));
        services.AddSingleton(settings);
        services.TryAddSingleton(new SocketPatience());
        services.AddSingleton<SlackConnection>();
        services.AddSingleton<IConnection>(provider => provider.GetRequiredService<SlackConnection>());
        services.AddSingleton(_ => new SlackApi(settings));
        services.AddSingleton<SlackTokens>();
        services.AddSingleton<SlackCalls>();
        services.AddSingleton<IChatSender, SlackSender>();
        services.AddSingleton<SlackTriggers>();
        services.AddSingleton<SlackForms>();
        services.AddSingleton<IFormOpener>(provider => provider.GetRequiredService<SlackForms>());
        services.AddSingleton<IDeliveryReader, SlackDeliveryReader>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<ISenderLookup>(provider => provider.GetRequiredService<SlackPeople>());
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<IFileSource>(provider => provider.GetRequiredService<SlackFiles>());
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackUnfurl>();
        services.AddSingleton(provider => new SlackCheck(settings, publicUrl, provider.GetRequiredService<SlackApi>()));
        services.AddSingleton<SlackAnswers>();
        services.AddSingleton<SlackReception>();
        services.AddHostedService<SlackGreeting>();
        if (settings.AppToken is not null) services.AddHostedService<SocketMode>();
        if (settings.ClientId is not null && publicUrl is not null)
        {
            services.AddSingleton<SpentStates>();
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SlackInstall>(provider, publicUrl));
        }
        if (settings.SigningSecret is null) return services;
        services.AddSingleton<SlackSignature>();
        services.AddSingleton<SlackDoor>();
        services.AddSingleton<SlackIntake>();
        return services;
    }

    private static SlackWork Work(IServiceProvider provider) => new(provider.GetRequiredService<CommandDesk>().Handle, provider.GetRequiredService<Inbox>().Store)
    {
        Matters = provider.GetRequiredService<Edits>().Matter,
        Linked = provider.GetRequiredService<Lookup>().Linked,
        MayLook = provider.GetRequiredService<Allowance>().TakesLook,
    };

    /// <summary>Each address takes any of Slack's payloads. Without a signing secret there is nothing to map: Socket Mode calls out.</summary>
    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<SlackInstall>() is { } install)
        {
            routes.MapGet("/slack/install", install.Begin);
            routes.MapGet("/slack/oauth", install.Finish);
        }
        if (routes.ServiceProvider.GetService<SlackIntake>() is not { } intake) return;
        foreach (var route in (ReadOnlySpan<string>)["/slack/commands", "/slack/events", "/slack/interactions"]) routes.MapPost(route, intake.Receive);
    }
}
