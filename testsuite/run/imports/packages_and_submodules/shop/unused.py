print("unused is imported late")
VALUE = 9
