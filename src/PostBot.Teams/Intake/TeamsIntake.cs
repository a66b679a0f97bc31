using System.Text;
using Microsoft.AspNetCore.Http;
using PostBot.Core.Delivery;

namespace PostBot.Teams.Intake;

/// <summary>Every activity: verified, then stored and acknowledged, or for an invoke answered in the response.</summary>
internal sealed class TeamsIntake(TeamsDoor door, TeamsWork work, InvokeAnswers answers)
{
    public async Task Receive(HttpContext http)
    {
        if (await door.Admit(http) is not { } admitted) return;
        if (admitted.Activity.Type == "invoke") await answers.Answer(http, admitted);
        else await Store(http, admitted);
    }

    /// <summary>Acknowledged once it is durable; a failure to store is a failure to Teams, which sends messages again.</summary>
    private async Task Store(HttpContext http, Admitted admitted)
    {
        var (activity, tenant, body) = admitted;
        var reading = TeamsDeliveryReader.Read(activity, tenant);
        // What people change in their own talk is kept only where notes were made of it.
        if (reading is not Ignored && (reading is not Edited { Incoming.Message: var message } || (message is not null && await work.Matters(message, CancellationToken.None))))
        {
            var key = TeamsDeliveryReader.Key(activity, tenant);
            var press = TeamsDeliveryReader.PressOf(activity, tenant);
            if (press is not null) key = await work.BeginPress(press, key);
            try
            {
                // A caller that hangs up must not undo what is half stored.
                await work.Store(new Delivery(Surface.Teams, key, tenant, activity.Type!, Encoding.UTF8.GetString(body.Span)), CancellationToken.None);
            }
            finally
            {
                if (press is not null) await work.EndPress(press, !http.RequestAborted.IsCancellationRequested);
            }
        }
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentLength = 0;
    }
}
