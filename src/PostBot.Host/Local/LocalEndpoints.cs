using Microsoft.AspNetCore.Http.HttpResults;
using PostBot.Core.Delivery;
using PostBot.Host.Door;
using PostBot.Host.Pages;

namespace PostBot.Host.Local;

/// <summary>The routes of the local chat and of its page; the page uses nothing but these.</summary>
public static class LocalEndpoints
{
    public static void MapLocalChat(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("").OnLoopbackOnly();
        page.MapGet("/", ChatPage.Show);
        page.MapGet("/local/app.js", () => Asset.Script);
        page.MapGet("/local/app.css", () => Asset.Style);
        page.MapGet("/local/icon.svg", () => Asset.Icon);

        var local = routes.MapGroup("/local").OnLoopbackOnly();
        local.MapPost("/messages", Say).WithMetadata(JsonOnly.Mark);
        local.MapPost("/forms", Submit).WithMetadata(JsonOnly.Mark);
        local.MapGet("/messages", Read);
        local.MapGet("/stream", StreamEndpoint.Open);
        local.MapPut("/files", FileEndpoints.Keep).WithMetadata(new BodyUpTo(KestrelLimits.File));
        local.MapGet("/files/{id}", FileEndpoints.Give);
        local.MapGet("/clock", ClockEndpoints.Tell);
        local.MapPost("/clock", ClockEndpoints.Move).WithMetadata(JsonOnly.Mark);
    }

    /// <summary>In place of <see cref="MapLocalChat"/> where people talk in Slack or Teams.</summary>
    public static void MapLocalChatOff(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", OffPage.Show);
        routes.MapGet("/local/app.css", () => Asset.Style);
        routes.MapGet("/local/icon.svg", () => Asset.Icon);
        routes.Map("/local/{**rest}", () => No(StatusCodes.Status404NotFound, "Local chat is off here."));
    }

    /// <summary>A refusal as every route of the local chat says it.</summary>
    internal static IResult No(int status, string why) => TypedResults.Json(new { error = why }, LocalJson.Options, statusCode: status);

    private static async Task<IResult> Say(HttpRequest request, LocalChat chat, IClockControl clock, CancellationToken cancel)
    {
        if (Asked.Said(await Asked.Body<SaidJson>(request, cancel), out var said) is { } wrong) return No(StatusCodes.Status400BadRequest, wrong);
        foreach (var id in said.Files)
            if (await chat.File(id, cancel) is null) return No(StatusCodes.Status400BadRequest, $"There is no file {id}. Send it first.");
        return Messages((await chat.Say(said, cancel)).Messages, clock);
    }

    private static async Task<IResult> Submit(HttpRequest request, LocalChat chat, IClockControl clock, CancellationToken cancel)
    {
        if (Asked.Submitted(await Asked.Body<SubmittedJson>(request, cancel), out var said) is { } wrong) return No(StatusCodes.Status400BadRequest, wrong);
        var (messages, errors) = await chat.Say(said, cancel);
        return errors.Count > 0
            ? TypedResults.Json(new { errors }, LocalJson.Options, statusCode: StatusCodes.Status422UnprocessableEntity)
            : Messages(messages, clock);
    }

    /// <summary>Without a channel, of all the person's channels.</summary>
    private static async Task<IResult> Read(LocalChat chat, IClockControl clock, CancellationToken cancel, string? person = null, string? channel = null, string? after = null)
    {
        if (Asked.Person(person, out var reader) is { } noPerson) return No(StatusCodes.Status400BadRequest, noPerson);
        var place = "";
        if (channel is not null && Asked.Channel(channel, out place) is { } noChannel) return No(StatusCodes.Status400BadRequest, noChannel);
        if (!StreamEndpoint.Seq(after, out var seq)) return No(StatusCodes.Status400BadRequest, "after is the seq of a message: a number.");
        return Messages(await chat.Read(reader, channel is null ? null : place, seq, cancel), clock);
    }

    private static JsonHttpResult<MessagesJson> Messages(IReadOnlyList<LocalLine> lines, IClockControl clock) =>
        TypedResults.Json(new MessagesJson([.. lines.Select(line => LocalJson.Message(line, clock.Now))]), LocalJson.Options);
}
