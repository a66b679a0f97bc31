using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;
using PostBot.Teams.Intake;
using PostBot.Teams.Sending;

namespace PostBot.Teams;

public static class TeamsSetup
{
    /// <summary>Needs the desk, the inbox and the clock of Core. Call it only when <see cref="TeamsSettings.Problems"/> has none.</summary>
    /// <param name="publicUrl">Where people and platforms reach PostBot; null when nobody can from outside.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsSettings settings, Uri? publicUrl = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Work);
        services.AddSingleton(settings);
        services.TryAddSingleton(new OwnLinks(publicUrl));
        services.AddSingleton<TeamsConnection>();
        services.AddSingleton<IConnection>(provider => provider.GetRequiredService<TeamsConnection>());
        services.AddSingleton(_ => new TeamsHttp());
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<TokenSource>(provider =>
        {
            var real = provider.GetRequiredService<TimeProvider>();
            return settings.AppId is null ? new NoToken(real)
                : settings.ClientSecret is { Length: > 0 } ? new ClientSecretToken(settings, provider.GetRequiredService<TeamsHttp>(), real)
                : new ManagedIdentityToken(settings, real);
        });
        services.AddSingleton<BotConnector>();
        services.AddSingleton<ServiceUrls>();
        services.AddSingleton<ActivityBody>();
        services.AddSingleton<IChatSender, TeamsSender>();
        services.AddSingleton<IDeliveryReader, TeamsDeliveryReader>();
        services.AddSingleton<IFileSource, TeamsFiles>();
        services.AddSingleton<SigningKeys>();
        if (settings.AppId is not null) services.AddHostedService(provider => provider.GetRequiredService<SigningKeys>());
        if (settings.AppId is not null) services.AddSingleton(provider => new TeamsCheck(provider.GetRequiredService<TokenSource>(), provider.GetRequiredService<SigningKeys>()));
        services.AddSingleton<BotToken>();
        services.AddSingleton<TeamsDoor>();
        services.AddSingleton<InTime>();
        services.AddSingleton<ExtensionAnswers>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<InvokeAnswers>();
        services.AddSingleton(provider => new TabToken(
            settings, provider.GetRequiredService<TeamsHttp>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TabToken>>()));
        services.AddSingleton<TeamsIntake>();
        return services;
    }

    private static TeamsWork Work(IServiceProvider provider)
    {
        var (lookup, presses) = (provider.GetRequiredService<Lookup>(), provider.GetRequiredService<Presses>());
        return new TeamsWork(provider.GetRequiredService<CommandDesk>().Handle, provider.GetRequiredService<Inbox>().Store)
        {
            BeginPress = presses.Begin,
            EndPress = presses.End,
            MayLook = provider.GetRequiredService<Allowance>().TakesLook,
            Look = lookup.Look,
            One = lookup.One,
            Copy = lookup.Copy,
            Matters = provider.GetRequiredService<Edits>().Matter,
            File = (id, cancel) => lookup.File(id, notOlder: false, cancel),
        };
    }

    /// <summary>Nothing is mapped where Teams is not configured.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        // Every method: what is not a POST is told so, instead of falling through to a page.
        if (routes.ServiceProvider.GetService<TeamsIntake>() is { } intake) routes.Map("/api/messages", intake.Receive);
    }
}
