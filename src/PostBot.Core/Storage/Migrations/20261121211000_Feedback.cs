using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Feedback : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Holidays_StudioId_Date",
                table: "Holidays");

            migrationBuilder.AddColumn<int>(
                name: "AvidColumns",
                table: "Studios",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Holidays",
                table: "People",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WorkingDays",
                table: "People",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LoggedById",
                table: "Notes",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Message",
                table: "Notes",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Holidays",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "File",
                table: "BoardPictures",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notes_Message",
                table: "Notes",
                column: "Message");

            migrationBuilder.CreateIndex(
                name: "IX_Holidays_StudioId_Calendar_Date",
                table: "Holidays",
                columns: new[] { "StudioId", "Calendar", "Date" },
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notes_Message",
                table: "Notes");

            migrationBuilder.DropIndex(
                name: "IX_Holidays_StudioId_Calendar_Date",
                table: "Holidays");

            migrationBuilder.DropColumn(
                name: "AvidColumns",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "Holidays",
                table: "People");

            migrationBuilder.DropColumn(
                name: "WorkingDays",
                table: "People");

            migrationBuilder.DropColumn(
                name: "LoggedById",
                table: "Notes");

            migrationBuilder.DropColumn(
                name: "Message",
                table: "Notes");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Holidays");

            migrationBuilder.DropColumn(
                name: "File",
                table: "BoardPictures");

            migrationBuilder.CreateIndex(
                name: "IX_Holidays_StudioId_Date",
                table: "Holidays",
                columns: new[] { "StudioId", "Date" },
                unique: true);
        }
    }
}
